"""What a stranger's Word files cost: time until each was looked through, how quickly another page
answers meanwhile, and the memory of web server and worker afterwards.

``python bench/_big_files.py`` does it alone; ``big_files`` is for a bench of several attacks.
"""

import json
import random
import re
import statistics
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
import uuid
import zipfile
from contextlib import contextmanager
from http.cookiejar import CookieJar
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import _servers

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MB = 1024 * 1024
PATIENCE = 300  # seconds for one document
AT_ONCE = 4
# What the page says when it is done, whatever came of it.
DONE = re.compile(r"Your document (was|could not be) looked through")


def files():
    """The worst files of their kinds, by what they are."""
    chance = random.Random(1)
    yield (
        "200,000 short paragraphs with marks",
        _docx("".join(_p(f"hard to reach {chance.randrange(10**6)}") for _ in range(200_000))),
    )
    row = "<w:tc>{}</w:tc>" * 20
    cells = "".join(
        f"<w:tr>{row.format(*(_p(_words(chance, 1)) for _ in range(20)))}</w:tr>"
        for _ in range(14_000)
    )
    yield "a table of 280,000 cells", _docx(f"<w:tbl>{cells}</w:tbl>")
    yield "7 MB of prose", _docx("".join(_p(_words(chance, 160)) for _ in range(7_000)))
    runs = "".join(f"<w:r><w:t>{chance.randrange(100)}</w:t></w:r>" for _ in range(600_000))
    yield "a paragraph of 600,000 pieces", _docx(f"<w:p>{runs}</w:p>")


def _words(chance, count):
    letters = "abcdefghijklmnopqrstuvwxyz"
    return " ".join("".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(count))


def _p(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _docx(body):
    """A Word file with nothing but this body."""
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    packages = "http://schemas.openxmlformats.org/package/2006"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{packages}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{office}.document.main+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{packages}/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>",
    }
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


class Stranger:
    """A browser of nobody known."""

    def __init__(self, address):
        self.address, self.cookies = address, CookieJar()
        self.opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(self.cookies)
        )

    def opens(self, path, **more):
        request = urllib.request.Request(
            f"{self.address}{path}" if path.startswith("/") else path, **more
        )
        with self.opener.open(request, timeout=PATIENCE) as answer:
            return answer.geturl(), answer.read().decode()

    def looks_through(self, data, *, with_comments=False):
        """Give a document and wait until it was looked through: seconds, and what was said."""
        began = time.monotonic()
        _here, form = self.opens("/words/")
        fields = {"key": str(uuid.uuid4()), "lexicon": "", "text": ""}
        fields["csrfmiddlewaretoken"] = re.search(
            r'name="csrfmiddlewaretoken" value="(\w+)"', form
        )[1]
        if with_comments:
            fields["comments"] = "yes"
        try:
            place, page = self.opens("/words/", **_multipart(fields, data))
            while not DONE.search(page) and time.monotonic() - began < PATIENCE:
                time.sleep(0.2)
                _here, page = self.opens(place)
            said = DONE.search(page)
            told = said[0] if said else "nothing in time"
        except urllib.error.HTTPError as error:
            told = f"answered {error.code}"
        return time.monotonic() - began, told


def _multipart(fields, data):
    edge = uuid.uuid4().hex
    head = "".join(
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    )
    head += (
        f'--{edge}\r\nContent-Disposition: form-data; name="document"; filename="a.docx"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    )
    body = head.encode() + data + f"\r\n--{edge}--\r\n".encode()
    return {"data": body, "headers": {"Content-Type": f"multipart/form-data; boundary={edge}"}}


@contextmanager
def working(env):
    """The worker, as it is started beside the web server; its process."""
    with (_servers.FOLDER / "worker.log").open("w") as log:
        worker = subprocess.Popen(
            [sys.executable, "manage.py", "run_worker"],
            cwd=_servers.ROOT,
            env=env,
            stdout=log,
            stderr=log,
        )
        try:
            yield worker
        finally:
            worker.terminate()
            worker.wait(120)


def memory(pid):
    """What a process and those it started hold now, in MB each, largest first."""
    found = []
    for each in _servers._family(pid):
        try:
            status = Path(f"/proc/{each}/status").read_text()
        except FileNotFoundError:
            continue
        if resident := re.search(r"VmRSS:\s+(\d+) kB", status):
            found.append(int(resident[1]) * 1024 / MB)
    return sorted(found, reverse=True)


class Watch:
    """Asks for a page again and again, and notes the seconds each answer took; and the most memory
    that any process held meanwhile."""

    def __init__(self, address, pids):
        self.address, self.pids = address, pids
        self.seconds, self.most, self.failed = [], 0.0, 0
        self._stop = threading.Event()

    def __enter__(self):
        self._threads = [threading.Thread(target=each) for each in (self._ask, self._weigh)]
        for each in self._threads:
            each.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        for each in self._threads:
            each.join()

    def _ask(self):
        while not self._stop.is_set():
            began = time.monotonic()
            try:
                urllib.request.urlopen(f"{self.address}/series/", timeout=30).read()
            except OSError:
                self.failed += 1
            self.seconds.append(time.monotonic() - began)
            self._stop.wait(0.2)

    def _weigh(self):
        while not self._stop.is_set():
            for pid in self.pids:
                self.most = max([self.most, *memory(pid)])
            self._stop.wait(0.1)

    def said(self):
        """Median, 95th percentile and slowest answer in milliseconds, and how many came not."""
        ordered = sorted(self.seconds) or [0]
        p95 = ordered[int(0.95 * (len(ordered) - 1))]
        return {
            "asked": len(ordered),
            "failed": self.failed,
            "median": round(1000 * statistics.median(ordered)),
            "p95": round(1000 * p95),
            "slowest": round(1000 * ordered[-1]),
        }


def big_files(address, env, web):
    """Give each of the worst files, then several at once, to the program at this address, whose
    web server is the process ``web``; a worker is started for it.

    Gives what was seen: for each file seconds and what was said, ``/series/`` meanwhile, the most
    memory of any process, and the memory of each process afterwards. Prints a table of it.
    """
    print("| File | Packed, MB | Seconds | With comments |\n| --- | ---: | ---: | ---: |")
    seen = {"files": [], "at_once": []}
    everything = list(files())
    with working(env) as worker, Watch(address, [web, worker.pid]) as watch:
        for name, data in everything:
            plain, told = Stranger(address).looks_through(data)
            commented, also = Stranger(address).looks_through(data, with_comments=True)
            seen["files"].append((name, len(data), plain, told, commented, also))
            size = f"{len(data) / 1e6:.1f}"
            print(f"| {name} | {size} | {plain:.1f} | {commented:.1f} |", flush=True)
        _at_once(address, everything[0][1], seen["at_once"])
        print(f"\n{AT_ONCE} at once, seconds: {[round(each) for each, _told in seen['at_once']]}")
        seen["afterwards"] = {"web": memory(web), "worker": memory(worker.pid)}
    seen["series"], seen["most"] = watch.said(), watch.most
    _print(seen)
    return seen


def _at_once(address, data, seen):
    threads = [
        threading.Thread(target=lambda: seen.append(Stranger(address).looks_through(data)))
        for _ in range(AT_ONCE)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()


def _print(seen):
    print(f"What was said: {sorted({each[3] for each in seen['files']})}")
    print(f"/series/ meanwhile, milliseconds: {json.dumps(seen['series'])}")
    print(f"The most memory of a process, MB: {seen['most']:.0f}")
    for name, sizes in seen["afterwards"].items():
        print(f"Afterwards, {name}, MB a process: {[round(each) for each in sizes]}")


def main():
    """Serve the sample community, and try it."""
    with _servers.joinedup() as (server, env):
        return big_files(server.address, env, server.process.pid)


if __name__ == "__main__":
    main()

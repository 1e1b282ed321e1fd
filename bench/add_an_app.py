"""A new app by its document: does it appear everywhere, and is every trace of it taken away?

Follows docs/how-to/add-an-app.md in a copy, in a folder of its own, and ends by itself. Each line
tells what was seen. With ``--quick`` it leaves out the tests, which take most of the time.
"""

import contextlib
import hashlib
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from _servers import free_port

from tests.house.new_app import (
    WalkError,
    add_app,
    copy_project,
    environment,
    read_walk,
    remove_app,
    run,
)
from tests.house.tree import project_files

PAGES = ["docs/explanation/what-is-kept.md", "docs/reference/pages.md"]
# Seconds until a step is given up; all are much quicker on a machine with nothing else to do.
SOON, LATE, LATEST = 180, 900, 3600
missing = []


def see(what, seen, is_there):
    """Tell what was seen, and remember where it is not what should be."""
    print(f"{'ok     ' if is_there else 'MISSING'} {what}: {seen}", flush=True)
    if not is_there:
        missing.append(what)


def try_to(what, function, *args, **options):
    """Do a step that a line is told of; what it gave, or None where it failed."""
    began = time.monotonic()
    try:
        printed = function(*args, **options)
    except WalkError as error:
        see(what, f"failed\n{str(error)[-3000:]}", False)
        return None
    last = (printed or "done").strip().splitlines()[-1]
    see(what, f"{last} ({time.monotonic() - began:.0f} s)", True)
    return printed


def try_tests(command, folder):
    if "--quick" not in sys.argv:
        options = "-n 2 --dist=loadfile -q"
        try_to(command, run, folder, f"{command} {options}", seconds=LATEST)


def tree(folder):
    """Every file of the project, with a digest of its content."""
    return {
        str(path): hashlib.sha256((folder / path).read_bytes()).hexdigest()
        for path in project_files(root=folder)
    }


def changed(before, after):
    return sorted(path for path in before | after if before.get(path) != after.get(path))


def sample_environment(folder):
    """That of ``./joinedup demo``, for programs that ask what it left."""
    return {
        "JOINEDUP_DATA": str(folder / "var" / "demo"),
        "JOINEDUP_DEMO": "1",
        "JOINEDUP_DEBUG": "1",
    }


def manage(folder, *arguments):
    """One of Django's commands on the sample's database; what it printed."""
    command = " ".join(["python manage.py", *arguments])
    return run(folder, command, env=sample_environment(folder), seconds=LATE)


def look(folder, part):
    """Ask the program itself, in the copy, and tell what it saw."""
    code = f"from bench._new_app_seen import {part}; {part}()"
    try:
        printed = manage(folder, "shell", "--no-imports", "-c", f'"{code}"')
    except WalkError as error:
        see(f"what the program says {part}", f"failed\n{str(error)[-3000:]}", False)
        return
    told = [line.split("\t") for line in printed.splitlines() if line.count("\t") == 2]
    see(f"what the program says {part}", f"{len(told)} lines", bool(told))
    for is_there, what, seen in told:
        see(what, seen, is_there == "yes")


def serve_sample(folder, command):
    """Start the sample as the document says, wait for its first page and for the job, stop it."""
    port = free_port()
    with (folder / "var" / "demo.log").open("w") as log:
        process = subprocess.Popen(
            [*command.split(), "--port", str(port)],
            cwd=folder,
            env=environment(folder),
            stdout=log,
            stderr=log,
        )
        try:
            answered = wait_for(lambda: first_page(port), process)
            see("starts with a fresh database and the sample", answered or "no answer", answered)
            ended = wait_for(lambda: ended_errands(folder), process)
            see("a job runs by date, by the worker", ended or "no errand ended", ended)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()


def wait_for(ask, process):
    """What it answers, as soon as it does; None when the time is over or the program ended."""
    until = time.monotonic() + SOON
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError, sqlite3.OperationalError):
            if answer := ask():
                return answer
        time.sleep(1)
    return None


def first_page(port):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as answer:
        return f"the first page answered {answer.status}"


def ended_errands(folder):
    database = folder / "var" / "demo" / "joinedup.sqlite3"
    with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as kept:
        (count,) = kept.execute(
            "SELECT count(*) FROM errands_errand WHERE ended_at IS NOT NULL"
        ).fetchone()
        ran = kept.execute("SELECT ran_at FROM core_jobrun WHERE name = 'end errands'").fetchone()
    return count and ran and f"{count} errand ended at {ran[0]:.19}"


def arrive(folder, walk):
    """Follow the document, and look for the app in everything that is made of what apps say."""
    before = tree(folder)
    try_to("the files and lines of the document", add_app, folder, walk)
    written = {block.path: (folder / block.path).read_text() for block in walk.files}
    commands = walk.commands[: walk.commands.index("./joinedup demo --fresh")]
    for command in commands:
        if not command.startswith(("mkdir ", "touch ", "./joinedup test")):
            try_to(command, run, folder, command, seconds=LATE)
    inside = tuple(f"{name}/" for name in walk.folders)
    touched = [path for path in changed(before, tree(folder)) if not path.startswith(inside)]
    lines = [block.path for block in walk.additions]
    see("outside its folders", ", ".join(touched), touched == sorted([*lines, *PAGES]))
    tidied = [path for path, text in written.items() if (folder / path).read_text() != text]
    see("put right by a machine", ", ".join(tidied) or "nothing", not tidied)
    serve_sample(folder, "./joinedup demo --fresh")
    look(folder, "with_the_app")
    tests = [command for command in commands if command.startswith("./joinedup test")]
    for command in [*tests, "./joinedup test tests/reports/test_copies.py"]:
        try_tests(command, folder)


def leave(folder, walk, before):
    """Take the app away as the document says, and look for what is left of it."""
    try_to("its tables go", manage, folder, "migrate", "errands", "zero")
    remove_app(folder, walk)
    for command in walk.commands[-len(PAGES) :]:
        try_to("a page that is made", run, folder, command)
    left = changed(before, tree(folder))
    see("the tree is as it was", ", ".join(left) or f"{len(before)} files", not left)
    try_to("./joinedup check", run, folder, "./joinedup check", seconds=LATE)
    look(folder, "without_the_app")
    # The tree is as it was, byte for byte: those that ask for every page would say the same again.
    quick = " ".join(
        f"tests/house/test_{name}.py" for name in ("docs", "files", "promises", "views")
    )
    try_tests(f"./joinedup test {quick}", folder)


def main():
    began = time.monotonic()
    walk = read_walk()
    with tempfile.TemporaryDirectory(prefix="joinedup-new-app-") as name:
        folder = Path(name)
        copy_project(folder, walk)
        (folder / "var").mkdir()
        before = tree(folder)
        arrive(folder, walk)
        leave(folder, walk, before)
    minutes, seconds = divmod(round(time.monotonic() - began), 60)
    print(f"{minutes} min {seconds} s. {'All of it holds.' if not missing else 'MISSING:'}")
    print(*missing, sep="\n")
    return 1 if missing else 0


sys.exit(main())

"""The list of all parts, and the question for known holes in them."""

import json
import re
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from cyclonedx.model.bom import Bom
from packaging.markers import Marker
from pip_requirements_parser import RequirementsFile

from cli import holes
from cli.locks import BESIDE, DEV, RUN, read_lock
from cli.sbom import sbom
from tests.house.tree import ROOT, text_of


def _locked(*locks):
    """What the locks name, read by somebody else's reader."""
    return {
        (each.name, each.get_pinned_version, tuple(sorted(each.hash_options)))
        for lock in locks
        for each in RequirementsFile.from_file(str(ROOT / "requirements" / lock)).requirements
    }


def test_a_lock_is_read_whole():
    for lock in (RUN, *BESIDE, DEV):
        text = text_of(f"requirements/{lock}")
        packages = read_lock(lock)

        assert [each.name for each in packages] == re.findall(r"^([\w-]+)==", text, re.MULTILINE)
        assert sum(len(each.hashes) for each in packages) == text.count("--hash=sha256:")
        assert [each.marker for each in packages if each.marker] == re.findall(
            r" ; (.+) \\$", text, re.MULTILINE
        )


@pytest.mark.parametrize("lock", (RUN, *BESIDE, DEV))
def test_no_version_of_python_goes_without_a_part(lock):
    """A part that takes none of the first 3.11 is locked for later ones alone, and then missing."""
    oldest = {"python_full_version": "3.11.0", "python_version": "3.11"}
    newest = {"python_full_version": "3.14.0", "python_version": "3.14"}
    markers = [Marker(each.marker) for each in read_lock(lock) if each.marker]

    assert [each for each in markers if each.evaluate(oldest) != each.evaluate(newest)] == []


def test_the_list_of_parts_is_that_of_the_locks():
    parts = json.loads(sbom())["components"]

    assert {
        (
            each["name"],
            each["version"],
            tuple(sorted(f"sha256:{hashed['content']}" for hashed in each["hashes"])),
        )
        for each in parts
    } == _locked(RUN, *BESIDE)
    assert {each["name"] for each in parts if each["scope"] == "required"} == {
        name for name, *_ in _locked(RUN)
    }


def test_licences_are_named_where_they_are_known():
    licences = {each["name"]: each.get("licenses") for each in json.loads(sbom())["components"]}

    assert licences["django"] == [{"expression": "BSD-3-Clause"}]
    assert [name for name, licence in licences.items() if licence == []] == []
    installed = {each.name for each in read_lock(RUN) if not each.marker}
    assert {name for name in installed if not licences[name]} == set()


def test_the_same_installation_gives_the_same_list_to_the_letter():
    written = [
        subprocess.run(
            [sys.executable, ROOT / "joinedup", "sbom"], capture_output=True, text=True, check=True
        ).stdout
        for _ in range(2)
    ]

    assert written == [sbom(), sbom()]


def test_a_reader_of_the_standard_reads_all_of_it():
    read = Bom.from_json(json.loads(sbom()))

    assert {(each.name, each.version) for each in read.components} == {
        (name, version) for name, version, _hashes in _locked(RUN, *BESIDE)
    }
    assert read.metadata.component.licenses[0].value == "AGPL-3.0-or-later"


class Osv(BaseHTTPRequestHandler):
    """Answers as OSV does; the server says what it knows."""

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((asked["package"]["name"], asked["version"]))
        known = self.server.known.get(asked["package"]["name"], [])
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(json.dumps({"vulns": known} if known else {}).encode())

    def log_message(self, *arguments):
        """Say nothing."""


@pytest.fixture
def osv():
    with ThreadingHTTPServer(("127.0.0.1", 0), Osv) as server:
        server.asked, server.known, server.status = [], {}, 200
        server.address = f"http://127.0.0.1:{server.server_port}/v1/query"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_where_no_hole_is_known_it_says_how_many_it_looked_at(osv, capsys):
    ended = holes.holes(osv.address)

    said = capsys.readouterr().out
    assert ended == 0
    assert f"Looked at {len(osv.asked)} packages of run.lock" in said
    assert "no hole is known" in said
    run = {(each.name, each.version) for each in read_lock(RUN) if not each.marker}
    assert run <= set(osv.asked)


def test_a_known_hole_is_named_with_the_version_that_puts_it_right(osv, capsys):
    version = next(each.version for each in read_lock(RUN) if each.name == "django")
    affected = {
        "package": {"name": "django", "ecosystem": "PyPI"},
        "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "99.1"}]}],
        "versions": [version],
    }
    osv.known["django"] = [
        {"id": "GHSA-made-up", "aliases": ["CVE-2099-1"], "summary": "Bad", "affected": [affected]}
    ]

    ended = holes.holes(osv.address)

    said = capsys.readouterr().out
    assert ended == 1
    assert f"django {version}: CVE-2099-1, GHSA-made-up; put right in 99.1\n" in said
    assert "1 hole is known" in said


def test_where_nobody_can_be_asked_it_says_so_and_not_that_all_is_well(osv, capsys):
    osv.status = 503

    ended = holes.holes(osv.address)
    nobody = holes.holes("http://127.0.0.1:9/v1/query")

    said = capsys.readouterr().out
    assert (ended, nobody) == (2, 2)
    assert said.count("Could not look for known holes") == 2
    assert said.count("That says nothing about whether there are any.") == 2
    assert "no hole is known" not in said


def test_of_an_answer_that_is_not_about_all_it_says_so(monkeypatch, capsys):
    looked = {"name": "django", "version": "5.2", "vulns": []}
    answer = [looked, {"name": "granian", "skip_reason": "not found there"}]
    monkeypatch.setattr(holes, "_ask", lambda address: (answer, ""))

    assert holes.holes() == 2
    assert "granian: could not look (not found there)" in capsys.readouterr().out

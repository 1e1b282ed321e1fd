"""A worker is killed in the middle of a document: it is looked through all the same, or gone."""

import os
import random
import re
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

from tests.journeys.conftest import crowd
from tests.journeys.site import ROOT, subprocess, wait_for
from tests.words.documents import docx

LINES = 40_000


def long_document(path):
    """One that takes some seconds."""
    chance = random.Random(7)
    lines = (f"A scrounger, number {chance.randrange(10**9)}." for _ in range(LINES))
    path.write_bytes(docx(*lines).read())


def worker(site):
    return subprocess.Popen(
        [sys.executable, "manage.py", "run_worker"],
        cwd=ROOT,
        env=site.env,
        stdout=site.log,
        stderr=site.log,
    )


def kill_with_all_it_started(program):
    children = Path(f"/proc/{program.pid}/task/{program.pid}/children").read_text().split()
    for each in (program.pid, *map(int, children)):
        with suppress(ProcessLookupError):
            os.kill(each, signal.SIGKILL)
    program.wait()


def test_a_worker_killed_in_the_middle_loses_no_document_and_leaves_none(
    browser, still_site, tmp_path
):
    site, path = still_site, tmp_path / "Zebedee.docx"
    long_document(path)
    site.start()
    first = site.running.pop()
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    folder = Path(site.data) / "documents"
    try:
        with crowd(browser, site) as arrive:
            visitor = arrive(width=360).opens("/words/")
            visitor.field("Or a Word document (.docx)").set_input_files(path)
            visitor.presses("Look through it").reads("It is the next to be looked through.")
            doing = worker(site)
            wait_for(lambda: list(folder.glob("*/begun")), "the document to be begun", 0.01)
            kill_with_all_it_started(doing)
            visitor.reads("It is being looked through now.")
            assert len(list(folder.glob("*/document"))) == 1
            site.running.append(worker(site))
            visitor.page.get_by_role("heading", name="Your document was looked through").wait_for()
            visitor.reads("The first 300 places are marked.")
            assert sorted(each.name for each in folder.glob("*/*")) == [
                "asked",
                "begun",
                "result",
                "shown",
            ]
            # Ten minutes later, as far as files tell.
            before = time.time() - 600
            for each in folder.glob("*/*"):
                os.utime(each, (before, before))
            visitor.opens(visitor.page.url).reads("There is no document here")
        kept = (site.data / "journeys.log").read_text()
        assert re.search("Zebedee|scrounger", kept) is None
    finally:
        site.stop()

from datetime import UTC, datetime

import pytest

from tests.design.scripts.pages import page_of
from tests.design.scripts.server import Answer, Server

MORNING, NOON = datetime(2027, 1, 31, 9, tzinfo=UTC), datetime(2027, 1, 31, 12, tzinfo=UTC)


@pytest.fixture
def server():
    server = Server()
    yield server
    server.stop()


@pytest.fixture
def context(browser, server):
    """A browser that has never been here."""
    context = browser.new_context(base_url=server.address)
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def opens(server, context):
    """Open a page in a tab of its own: ``opens("<form>…</form>", modules=["design/drafts"])``.

    With ``clock`` it is noon, in all tabs, until the test lets time pass. What scripts complain
    about fails the test.
    """
    complaints = []

    def opens(body="", path="/here/", modules=(), clock=False, **marks):
        server.answers[path] = [Answer(200, page_of(body, modules, **marks))]
        tab = context.new_page()
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        if clock:
            tab.clock.install(time=MORNING)
            tab.clock.pause_at(NOON)
        tab.goto(path)
        return tab

    yield opens
    assert complaints == []

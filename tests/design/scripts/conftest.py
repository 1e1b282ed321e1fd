from datetime import UTC, datetime

import pytest

from tests.browser import PATIENCE
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
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def opens(server, context):
    """Open a page, in place of the last: ``opens("<form>…</form>", modules=["design/drafts"])``.

    Or ``beside`` it, in another tab. With ``clock`` it is noon, in all tabs, until the test lets
    time pass. What scripts complain about fails the test.
    """
    tabs, complaints, is_noon = [], [], False

    def opens(body="", path="/here/", modules=(), clock=False, beside=False, **marks):
        nonlocal is_noon
        server.answers[path] = [Answer(200, page_of(body, modules, **marks))]
        if beside or not tabs:
            tabs.append(context.new_page())
            tabs[-1].on("pageerror", lambda error: complaints.append(str(error)))
        if clock and not is_noon:
            context.clock.install(time=MORNING)
            context.clock.pause_at(NOON)
            is_noon = True
        tabs[-1].goto(path)
        return tabs[-1]

    yield opens
    assert complaints == []

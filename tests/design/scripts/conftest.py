from datetime import UTC, datetime

import pytest
from django.template.loader import render_to_string

from tests.design.scripts.server import Answer, Server

MORNING, NOON = datetime(2027, 1, 31, 9, tzinfo=UTC), datetime(2027, 1, 31, 12, tzinfo=UTC)
CALL = "async ([module, name, args]) => (await import(`/static/${module}.js`))[name](...args)"


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


def page_of(body="", modules=(), who="7", marks=""):
    """A page as ours are, for the member with this number or a guest, with these modules."""
    scripts = "".join(f'<script type="module" src="/static/{m}.js"></script>' for m in modules)
    outbox = render_to_string("design/outbox.html")
    return (
        '<!doctype html><html lang="en"><head><title>A page</title></head>'
        f'<body data-who="{who}"{marks}><main id="main" tabindex="-1">{body}</main>'
        f"{outbox}{scripts}</body></html>"
    )


def call(tab, module, function, *args):
    """Call a function of a module in a tab; what it gave."""
    return tab.evaluate(CALL, [module, function, args])


def kept(tab):
    """What the device keeps, by key."""
    return tab.evaluate(
        "Object.fromEntries(Object.entries(localStorage).map(([k, v]) => [k, JSON.parse(v)]))"
    )

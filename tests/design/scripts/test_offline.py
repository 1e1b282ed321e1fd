"""Copies of pages, in a real worker whose clock the test holds."""

import threading

import pytest
from playwright.sync_api import Error, expect

from tests.design.scripts.pages import HOUR, page_of
from tests.design.scripts.server import DROPPED, PATIENCE, SILENT, Answer

MINUTE = 60 * 1000  # milliseconds
# The worker as it is, after a clock that stands still and a word when a message is dealt with.
WORKER = """
let now = Date.now(), timers = [];
Date.now = () => now;
self.setTimeout = (act, pause) => timers.push({ act, at: now + pause });
self.clearTimeout = (n) => { delete timers[n - 1]; };
addEventListener("message", (event) => {
  if (!event.data.passes) return;
  event.stopImmediatePropagation();
  now += event.data.passes;
  timers.filter(({ at }) => at <= now).forEach(({ act }) => act());
  event.ports[0].postMessage("done");
});
const waitUntil = ExtendableEvent.prototype.waitUntil;
ExtendableMessageEvent.prototype.waitUntil = function (promise) {
  waitUntil.call(this, promise.then(() => this.ports[0].postMessage("done")));
};
importScripts("/static/design/offline.js");
"""
START = """async () => {
  navigator.serviceWorker.register("/static/design/held.js", { scope: "/" });
  if (!navigator.serviceWorker.controller) {
    await new Promise((come, fail) => {
      navigator.serviceWorker.oncontrollerchange = come;
      setTimeout(fail, 30_000);
    });
  }
}"""
TELL = """(message) => new Promise((done, fail) => {
  setTimeout(fail, 30_000);
  const channel = new MessageChannel();
  channel.port1.onmessage = done;
  navigator.serviceWorker.controller.postMessage(message, [channel.port2]);
})"""
COPIES = """async () => {
  const copies = await caches.open("joinedup-pages");
  return (await copies.keys()).map(({ url }) => new URL(url).pathname);
}"""
ROOM = "<h1>The room</h1>"
A, B, C = (f"/static/design/{name}.0123456789ab.js" for name in "abc")


class Device:
    """A browser with the worker, and a tab beside from which it is told things."""

    def __init__(self, tab):
        self.tab = tab

    def keeps(self, path="/room/", as_me=False):
        self.tab.evaluate(TELL, {"keep": [{"path": path, "asMe": as_me}]})
        return self

    def passes(self, milliseconds):
        self.tab.evaluate(TELL, {"passes": milliseconds})
        return self

    @property
    def copies(self):
        return self.tab.evaluate(COPIES)

    def visits(self, path="/room/"):
        """What is shown there, and whether it is the copy."""
        page = self.tab.context.new_page()
        page.goto(path)
        return page.get_by_role("heading").inner_text(), page.locator("[data-kept]").count() == 1


@pytest.fixture
def device(opens, server):
    server.answers["/static/design/held.js"] = [
        Answer(200, WORKER, {"Content-Type": "text/javascript", "Service-Worker-Allowed": "/"})
    ]
    server.answers["/room/"] = [Answer(200, page_of(ROOM))]
    tab = opens(path="/beside/")
    tab.evaluate(START)
    return Device(tab)


def test_a_copy_is_asked_for_by_name_and_as_nobody_or_as_me(device, context, server):
    context.add_cookies([{"name": "sessionid", "value": "s", "url": server.address}])
    server.answers["/mine/"] = server.answers["/room/"]

    device.keeps("/room/").keeps("/mine/", as_me=True)

    nobodys, mine = (server.asked(path)[0].headers for path in ("/room/", "/mine/"))
    assert [each["X-Offline-Copy"] for each in (nobodys, mine)] == ["yes", "yes"]
    assert [each.get("Cookie") for each in (nobodys, mine)] == [None, "sessionid=s"]


@pytest.mark.parametrize("failure", [DROPPED, Answer(500), Answer(503)], ids=["cut", "500", "503"])
def test_without_a_line_or_a_server_the_copy_is_shown(device, server, failure):
    device.keeps()
    server.answers["/room/"] = [failure]

    assert device.visits() == ("The room", True)


def test_with_a_line_the_page_itself_is_shown_past_the_cache(device, server):
    device.keeps()
    server.answers["/room/"] = [Answer(404, page_of("<h1>Gone</h1>"))]

    assert device.visits() == ("Gone", False)
    assert server.requests[-1].headers["Cache-Control"] == "no-cache"


def test_a_silent_line_is_given_up_after_six_seconds(device, server):
    device.keeps()
    server.answers["/room/"] = [SILENT]
    page = device.tab.context.new_page()
    page.goto("/beside/")
    page.evaluate("() => { setTimeout(() => location.assign('/room/')); }")
    server.wait_for("/room/", count=2)

    device.passes(5_999)
    assert server.given_up == []
    device.passes(1)

    server.wait_until_given_up("/room/")
    expect(page.locator("[data-kept]").get_by_role("heading")).to_have_text("The room")


def test_what_is_only_kept_is_given_up_after_twenty_seconds(device, server):
    server.answers["/room/"] = [SILENT]
    device.tab.evaluate(
        "navigator.serviceWorker.controller.postMessage"
        "({ keep: [{ path: '/room/', asMe: false }] }, [new MessageChannel().port2])"
    )
    server.wait_for("/room/")

    device.passes(20_000)

    server.wait_until_given_up("/room/")


def test_a_page_without_a_copy_is_waited_for(device, server):
    goes_on = threading.Event()
    server.answers["/room/"] = [lambda: goes_on.wait(PATIENCE) and Answer(200, page_of(ROOM))]
    page = device.tab.context.new_page()
    page.goto("/beside/")
    page.evaluate("() => { setTimeout(() => location.assign('/room/')); }")
    server.wait_for("/room/")

    device.passes(5 * MINUTE)
    goes_on.set()

    expect(page.get_by_role("heading")).to_have_text("The room")


@pytest.mark.parametrize(
    "answer",
    [
        Answer(200, page_of(ROOM), {"Cache-Control": "private, no-store"}),
        Answer(404, page_of(ROOM)),
        Answer(302, "", {"Location": "/beside/"}),
        DROPPED,
    ],
    ids=["no-store", "404", "redirect", "dropped"],
)
def test_what_must_not_or_cannot_be_kept_is_not(device, server, answer):
    server.answers["/room/"] = [answer]

    assert device.keeps().copies == []


@pytest.mark.parametrize(
    ("answer", "stays"),
    [
        (Answer(200, page_of(ROOM), {"Cache-Control": "no-store"}), False),
        (Answer(404), False),
        (DROPPED, True),
    ],
    ids=["no-store", "404", "dropped"],
)
def test_a_page_that_is_kept_no_longer_loses_its_copy(device, server, answer, stays):
    device.keeps().passes(6 * MINUTE)
    server.answers["/room/"] = [answer]

    assert ("/room/" in device.keeps().copies) is stays


def test_it_is_asked_for_again_after_five_minutes(device, server):
    asked = []
    for pause in (0, 5 * MINUTE - 1, 1):
        if pause:
            device.passes(pause)
        device.keeps()
        asked.append(len(server.asked("/room/")))

    assert asked == [1, 1, 2]


@pytest.mark.parametrize(("beyond", "is_there"), [(0, True), (1, False)])
@pytest.mark.parametrize(
    ("headers", "hours"), [({}, 12), ({"X-Offline-Hours": "48"}, 48)], ids=["12", "as it says"]
)
def test_after_twelve_hours_or_as_it_says_it_is_thrown_away(
    device, server, headers, hours, beyond, is_there
):
    server.answers["/room/"] = [Answer(200, page_of(ROOM), headers)]
    device.keeps()
    server.answers["/room/"] = [DROPPED]
    device.passes(hours * HOUR + beyond)

    if is_there:
        assert device.visits() == ("The room", True)
    else:
        with pytest.raises(Error):
            device.visits()
    assert ("/room/" in device.copies) is is_there


@pytest.fixture
def scripts(server):
    """A room with a script that imports another, which imports a third when it needs it."""
    texts = {
        A: 'import { b } from "./b.0123456789ab.js";\nb();',
        B: 'export const b = () => import("./c.0123456789ab.js");',
        C: 'document.querySelector("h1").textContent = "All scripts ran";',
    }
    for path, text in texts.items():
        server.answers[path] = [Answer(200, text, {"Content-Type": "text/javascript"})]
    tag = f'<script type="module" src="{A}"></script>'
    server.answers["/room/"] = [Answer(200, page_of(ROOM + tag))]


def test_a_copy_has_all_that_its_scripts_import(device, server, scripts):
    device.keeps()
    for path in ("/room/", A, B, C):
        server.answers[path] = [DROPPED]

    page = device.tab.context.new_page()
    page.goto("/room/")

    expect(page.locator("[data-kept] h1")).to_have_text("All scripts ran")


def test_what_is_named_after_its_content_is_fetched_once(device, server, scripts):
    device.keeps()

    device.visits()
    device.visits()

    assert [len(server.asked(path)) for path in (A, B, C)] == [1, 1, 1]


def test_so_is_what_a_page_names_elsewhere_when_it_is_named_after_its_content(device, server):
    path, other = "/rules.0123456789ab.json", "/rules.json"
    links = "".join(f'<link rel="preload" as="fetch" href="{each}">' for each in (path, other))
    server.answers["/room/"] = [Answer(200, page_of(ROOM + links))]
    server.answers[path] = server.answers[other] = [Answer(200, "rules")]
    device.keeps()
    asked = len(server.asked(path))
    server.answers[path] = [DROPPED]

    read = f"async () => (await fetch('{path}', {{ cache: 'no-store' }})).text()"
    assert (asked, device.tab.evaluate(read)) == (1, "rules")
    assert sorted(device.copies) == ["/room/", path]


def test_other_files_come_from_the_line_while_there_is_one(device, server):
    path = "/static/design/style.css"
    server.answers[path] = [Answer(200, "a"), Answer(200, "b"), DROPPED]
    server.answers["/room/"] = [Answer(200, page_of(f'<link rel="stylesheet" href="{path}">'))]
    device.keeps()

    read = f"async () => (await fetch('{path}', {{ cache: 'no-store' }})).text()"
    assert [device.tab.evaluate(read) for _ in range(2)] == ["b", "a"]


@pytest.mark.parametrize("failure", [DROPPED, Answer(500)], ids=["dropped", "500"])
def test_a_page_is_not_kept_without_its_files(device, server, scripts, failure):
    server.answers[C] = [failure]

    assert device.keeps().copies == []

"""What every page does, and what it leaves to modules that only some pages need."""

import pytest
from playwright.sync_api import expect

from tests.design.scripts.pages import FORBID, HOUR, call, kept, page_of
from tests.design.scripts.server import SILENT, Answer
from tests.design.scripts.waiting import item, lay

FORM = """<form method="post" action="/say/"><button name="value" value="1">Send</button></form>"""
OUT = """<form method="post" action="/out/" data-clears-drafts><button>Sign out</button></form>"""
STAYS = Answer(204)  # the browser stays on the page
MODULES = ("drafts", "outbox", "queue", "send", "status", "storage", "timeout")
# A copy of a page, as offline.js keeps it.
COPY = """async () => { const copies = await caches.open("joinedup-pages");
  await copies.put("/room/", new Response("as it was")); }"""
HAS_COPIES = "() => caches.has('joinedup-pages')"


@pytest.fixture
def page(opens):
    return lambda body="", **options: opens(body, modules=["design/main"], **options)


@pytest.fixture
def brought(server):
    """Which modules a page has asked for, beside its own."""
    return lambda: {name for name in MODULES if server.asked(f"/static/design/{name}.js")}


def press(tab, button="Send"):
    tab.get_by_role("button", name=button).evaluate("(button) => button.click()")


def test_a_second_press_is_held_back_for_eight_seconds(page, server):
    server.answers["/say/"] = [STAYS]
    tab = page(FORM, clock=True)
    tab.evaluate("addEventListener('submit', (e) => { window.held = e.defaultPrevented; })")

    seen = []
    for pause in (0, 7_999, 1):
        tab.clock.run_for(pause)
        press(tab)
        seen.append(tab.evaluate("held"))

    assert seen == [False, True, False]


SHOWN_AGAIN = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
TYPED = """<form method="post" action="/say/"><input name="text" aria-label="Words"><button>Send
</button></form>"""


@pytest.mark.parametrize(
    ("marks", "sends", "is_asked"),
    [
        (" data-changes-hands", True, True),
        # What is not sent yet is not lost.
        (" data-changes-hands", False, False),
        # Of who has the device alone, nobody else goes back.
        ("", True, False),
    ],
)
def test_a_page_from_the_memory_of_a_browser_is_asked_for_anew_once_something_was_sent(
    page, server, marks, sends, is_asked
):
    server.answers["/say/"] = [STAYS]
    tab = page(TYPED, marks=marks)
    tab.get_by_label("Words").fill("The ward rang.")
    if sends:
        press(tab)
        server.wait_for("/say/", "POST")

    tab.evaluate(SHOWN_AGAIN)

    expect(tab.get_by_label("Words")).to_have_value("" if is_asked else "The ward rang.")
    assert len(server.asked("/here/")) == 1 + is_asked


def test_but_not_where_it_was_sent_before_the_page_was_opened(page, server):
    server.answers["/say/"] = [STAYS]
    press(page(TYPED, marks=" data-changes-hands"))
    server.wait_for("/say/", "POST")
    tab = page(TYPED, marks=" data-changes-hands", path="/there/")
    tab.get_by_label("Words").fill("Not sent yet.")

    tab.evaluate(SHOWN_AGAIN)
    tab.evaluate("fetch('/later/')")

    server.wait_for("/later/")
    assert len(server.asked("/there/")) == 1


def test_a_page_that_was_left_and_is_shown_again_can_send(page, server):
    server.answers["/say/"] = [STAYS]
    tab = page(FORM)
    press(tab)
    button = tab.get_by_role("button", name="Send")
    expect(button).to_have_attribute("aria-disabled", "true")

    tab.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")

    assert button.get_attribute("aria-disabled") is None
    assert tab.locator("[data-sending]").count() == 0


def test_what_brings_a_file_leaves_the_form_as_it_was(page, server):
    server.answers["/file/"] = [STAYS]
    tab = page('<form action="/file/" method="post"><button data-stays>Download</button></form>')

    press(tab, "Download")

    assert tab.locator("[data-sending]").count() == 0


def test_what_only_searches_may_be_pressed_again(page, server):
    server.answers["/find/"] = [STAYS]
    tab = page('<form action="/find/"><button>Find</button></form>')

    press(tab, "Find")

    assert tab.locator("[data-sending]").count() == 0


def test_a_page_with_nothing_to_look_after_pays_for_nothing(page, brought, server):
    tab = page(FORM + OUT)
    # Whatever the page wanted was asked for before this.
    tab.evaluate("fetch('/last/')")
    server.wait_for("/last/")

    assert brought() == set()


def test_drafts_grow_old_on_whatever_page(opens, page, brought):
    old = opens(path="/before/")
    at = old.evaluate("Date.now()") - 12 * HOUR
    call(old, "design/storage", "keep", "joinedup:7:/step/:words", {"at": at, "typed": {}})

    tab = page()

    tab.wait_for_function("() => localStorage.getItem('joinedup:7:/step/:words') === null")
    assert brought() == {"drafts", "storage"}


def test_what_waits_is_sent_from_whatever_page(opens, page, server):
    server.answers["/form/"] = [Answer(200, page_of())]
    server.answers["/say/"] = [Answer(204)]
    lay(opens(path="/before/"), item("a"))

    tab = page()

    expect(tab.get_by_text("Everything that waited is sent.")).to_be_visible()
    assert [each["text"] for each in server.sent_to("/say/")] == ["a"]


def test_what_another_page_left_meanwhile_is_seen_when_this_one_is_looked_at(opens, page, server):
    server.answers["/form/"] = [SILENT]
    tab = page()
    lay(opens(path="/other/", beside=True), item("a"))

    tab.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect(tab.get_by_text("1 answer waits on this device.")).to_be_visible()


def test_a_copy_says_that_it_is_one(page):
    expect(page(marks=" data-kept").get_by_text("This is the page as it was")).to_be_visible()


def test_a_module_that_does_not_come_breaks_nothing(opens, page, server):
    lay(opens(path="/before/"), item("a"))
    server.answers["/static/design/outbox.js"] = [Answer(500)]
    server.answers["/out/"] = [Answer(200, page_of("<h1>Gone</h1>"))]
    tab = page(OUT)

    press(tab, "Sign out")

    expect(tab.get_by_role("heading", name="Gone")).to_be_visible()


def test_who_signs_out_leaves_no_words_and_no_copies(opens, page, server):
    server.answers["/out/"] = [Answer(200, page_of("<h1>Gone</h1>", who="guest"))]
    tab = page(OUT)
    tab.evaluate(COPY)
    others = {"joinedup:8:/step/:words", "joinedup:guest:/step/:words", "another program's"}
    for key in ("joinedup:7:/step/:words", *others):
        call(tab, "design/storage", "keep", key, {"at": 0})

    press(tab, "Sign out")

    expect(tab.get_by_role("heading", name="Gone")).to_be_visible()
    assert (set(kept(tab)), tab.evaluate(HAS_COPIES)) == (others, False)


@pytest.mark.parametrize(
    ("who", "now", "stays"), [("7", "7", True), ("7", None, False), ("guest", None, True)]
)
def test_a_page_in_the_browsers_memory_is_shown_only_while_its_person_is_here(
    page, server, who, now, stays
):
    tab = page("<p>shaz@example.org</p>", who=who)
    server.answers["/here/"] = [Answer(200, page_of("<h1>Please sign in</h1>", who="guest"))]
    change = "setItem('joinedup-who', '7')" if now else "removeItem('joinedup-who')"
    tab.evaluate(f"localStorage.{change}")

    tab.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")

    if not stays:
        expect(tab.get_by_role("heading", name="Please sign in")).to_be_visible()
    assert (tab.get_by_text("shaz@example.org").count() == 1) is stays


def test_what_waits_since_the_page_was_opened_is_asked_about_all_the_same(opens, page, server):
    server.answers["/form/"] = [SILENT]
    tab = page(OUT)
    tab.evaluate(COPY)
    lay(opens(path="/other/", beside=True), item("a"))

    press(tab, "Sign out")

    expect(tab.get_by_text("Some answers are not sent yet.")).to_be_visible()
    assert (server.sent_to("/out/"), tab.evaluate(HAS_COPIES)) == ([], True)


@pytest.mark.parametrize(
    ("before", "now", "stay"),
    [("7", "7", True), ("7", "8", False), ("7", "guest", False), ("guest", "7", True)],
)
def test_copies_of_somebody_else_s_pages_are_thrown_away(page, before, now, stay):
    page(who=before).evaluate(COPY)

    tab = page(who=now)

    if not stay:
        tab.wait_for_function("() => caches.keys().then((keys) => !keys.length)")
    assert tab.evaluate(HAS_COPIES) is stay
    assert kept(tab).get("joinedup-who") == (int(now) if now != "guest" else None)


def test_where_nothing_may_be_kept_forms_are_sent(page, context, server):
    context.add_init_script(FORBID)
    server.answers["/say/"] = [Answer(200, page_of("<h1>Thank you</h1>"))]
    tab = page(FORM)

    press(tab)

    expect(tab.get_by_role("heading", name="Thank you")).to_be_visible()


def test_pages_that_should_open_without_a_line_are_asked_for(page, context, server):
    context.add_init_script(
        "ServiceWorker.prototype.postMessage = (message) => { window.asked = message; };"
    )
    links = '<a href="/say/1/">One</a><a href="/say/2/">Two</a>'
    tab = page(
        f'<ul data-keep="me">{links}</ul><a href="/not/">Not</a>', marks=' data-keep="nobody"'
    )

    tab.wait_for_function("() => window.asked")

    assert tab.evaluate("asked") == {
        "keep": [
            {"path": "/here/", "asMe": False},
            {"path": "/say/1/", "asMe": True},
            {"path": "/say/2/", "asMe": True},
        ]
    }

"""A form is taken in: sent at once where it can be, and left to wait where not."""

import re

import pytest
from playwright.sync_api import expect

from tests.design.scripts.pages import FILL, call, kept, page_of
from tests.design.scripts.server import DROPPED, SILENT, Answer
from tests.design.scripts.waiting import item, lay, names, waits_for_its_turn

FORM = """<form method="post" action="/say/" data-outbox="anyone" data-draft="words">
  <input type="hidden" name="csrfmiddlewaretoken" value="of the page">
  <input type="hidden" name="key" value="k1">
  <label>Words <textarea name="text"></textarea></label>
  <label><input type="radio" name="number" value="6"> Six</label>
  <label><input type="radio" name="number" value="7"> Seven</label>
  <button name="value" value="1">Send</button>
</form>
<form method="post" action="/out/" data-clears-drafts><button>Sign out</button></form>"""
WRITE = """(draft) => {
  document.querySelector("textarea").value = "The ward rang.";
  document.querySelector("[value='7']").checked = true;
  localStorage.setItem(draft, JSON.stringify({ at: Date.now() }));
}"""
DRAFT = "joinedup:7:/here/:words"
SENT = {"key": "k1", "text": "The ward rang.", "number": "7", "value": "1"}
SENT |= {"csrfmiddlewaretoken": "of the page"}
TAKEN = Answer(204, "", {"X-Next": "/next/"})


@pytest.fixture
def form(opens, server):
    """A tab with a form, and a server that answers so when it is sent."""

    def form(*answers, items=(), body=FORM, **options):
        server.answers |= {
            path: [Answer(200, page_of("<h1>Next</h1>"))] for path in ("/next/", "/out/")
        }
        server.answers["/form/"] = [DROPPED]
        server.answers["/say/"] = list(answers)
        if items:
            lay(opens(path="/before/", clock=options.get("clock")), *items)
        tab = opens(body, modules=["design/outbox"], **options)
        tab.evaluate("window.waits = 0; addEventListener('outbox:waits', () => { waits += 1; })")
        return tab

    return form


def writes(tab):
    tab.evaluate(WRITE, DRAFT)
    return tab


def presses(tab, button="Send"):
    tab.get_by_role("button", name=button, exact=True).evaluate("(button) => button.click()")


def waits(tab):
    expect(tab.get_by_role("status")).to_contain_text("on this device")
    return tab


def test_what_is_taken_leads_on_and_leaves_nothing_behind(form, server):
    tab = writes(form(TAKEN))

    presses(tab)
    tab.wait_for_url("**/next/")

    assert server.sent_to("/say/") == [SENT]
    assert server.asked("/say/", "POST")[0].headers["X-Outbox"] == "now"
    assert kept(tab) == {}


@pytest.mark.parametrize(
    "answer", [DROPPED, Answer(500), Answer(403)], ids=["dropped", "error", "old token"]
)
def test_what_cannot_be_taken_now_waits_and_the_form_is_free(form, server, answer):
    tab = writes(form(answer))

    presses(tab)
    waits(tab)

    [left] = call(tab, "design/queue", "waiting")
    assert dict(left["fields"]) | {"csrfmiddlewaretoken": "of the page"} == SENT
    assert list(kept(tab)) == [f"joinedup-outbox:{left['id']}"]
    expect(tab.get_by_label("Words")).to_have_value("")
    expect(tab.get_by_label("Seven")).not_to_be_checked()
    expect(tab.locator("[name=key]")).to_have_value(re.compile("^[0-9a-f]{32}$"))
    expect(tab.get_by_role("region", name="Waiting to be sent")).to_be_focused()
    assert (tab.evaluate("waits"), len(server.sent_to("/say/"))) == (1, 1)


def test_a_silent_line_is_given_up(form, server):
    tab = writes(form(SILENT, clock=True))

    presses(tab)
    server.wait_for("/say/", "POST")
    tab.clock.run_for(8_000)

    assert len(names(waits(tab))) == 1


@pytest.mark.parametrize("status", [401, 409, 422, 429, 302])
def test_what_is_refused_is_sent_by_the_browser_which_shows_the_page(form, server, status):
    page = Answer(422, page_of("<h1>Please check</h1>"))
    tab = writes(form(Answer(status, "", {"Location": "/next/"}), page))

    presses(tab)

    expect(tab.get_by_role("heading", name="Please check")).to_be_visible()
    assert server.sent_to("/say/") == [SENT, SENT]
    assert "X-Outbox" not in server.asked("/say/", "POST")[1].headers
    assert list(kept(tab)) == [DRAFT]


def test_where_nothing_can_be_kept_the_browser_sends(form, server):
    tab = form(Answer(200, page_of("<h1>Thank you</h1>")))
    tab.evaluate(FILL)
    tab.get_by_label("Words").fill("The ward rang.")

    presses(tab)

    expect(tab.get_by_role("heading", name="Thank you")).to_be_visible()
    assert "X-Outbox" not in server.wait_for("/say/", "POST").headers


def test_while_others_wait_it_waits_its_turn(form, server):
    tab = writes(form(Answer(204), items=[item("first", -1_000)]))

    presses(tab)
    waits(tab)

    assert [each["says"] for each in call(tab, "design/queue", "waiting")] == [
        "Words first",
        "The ward rang. – Send – 7",
    ]
    assert server.sent_to("/say/") == []


@pytest.mark.parametrize(
    "other", [item("theirs", who="8"), item("refused", why="Late.")], ids=["theirs", "refused"]
)
def test_what_does_not_wait_holds_nothing_up(form, server, other):
    tab = writes(form(TAKEN, items=[other]))

    presses(tab)
    tab.wait_for_url("**/next/")

    assert server.sent_to("/say/") == [SENT]


def test_on_a_copy_of_a_page_all_waits(form, server):
    tab = writes(form(Answer(204), marks=" data-kept"))

    presses(tab)

    assert (len(names(waits(tab))), server.sent_to("/say/")) == (1, [])


def test_a_second_press_sends_nothing_more(form, server):
    tab = writes(form(SILENT))

    presses(tab)
    server.wait_for("/say/", "POST")
    button = tab.get_by_role("button", name="Send", exact=True)
    expect(button).to_have_attribute("aria-disabled", "true")
    presses(tab)

    assert (len(names(tab, "all")), len(server.sent_to("/say/"))) == (1, 1)


def test_what_waits_is_sent_when_a_page_opens(form, server):
    # Time stands still, so that the page before does not try again by itself.
    tab = form(Answer(204), items=[item("before")], body="", clock=True)
    server.wait_for("/form/")
    server.answers["/form/"] = [Answer(200, page_of())]
    tab.reload()

    expect(tab.get_by_text("Everything that waited is sent.")).to_be_visible()
    assert [each["text"] for each in server.sent_to("/say/")] == ["before"]


@pytest.mark.parametrize("event", ["online", "visibilitychange", "press"])
def test_what_waits_is_tried_again_when_there_is_hope(form, server, event):
    tab = form(Answer(204), items=[item("before")], body="", clock=True)
    server.wait_for("/form/")
    server.answers["/form/"] = [Answer(200, page_of())]
    expect(tab.get_by_role("status")).to_contain_text("1 answer waits")
    waits_for_its_turn(tab)

    if event == "press":
        presses(tab, "Try to send now")
    else:
        place = "window" if event == "online" else "document"
        tab.evaluate(f"{place}.dispatchEvent(new Event('{event}'))")

    expect(tab.get_by_text("Everything that waited is sent.")).to_be_visible()


def test_before_signing_out_it_asks_what_shall_become_of_what_waits(form, server):
    tab = form(Answer(204), items=[item("mine", who="7")])

    presses(tab, "Sign out")
    expect(tab.get_by_role("status")).to_contain_text("Some answers are not sent yet.")
    assert server.sent_to("/out/") == []
    presses(tab, "Throw it away")
    presses(tab, "Sign out")

    tab.wait_for_url("**/out/")


def test_what_somebody_else_left_keeps_nobody_from_signing_out(form):
    tab = form(Answer(204), items=[item("theirs", who="8")])

    presses(tab, "Sign out")

    tab.wait_for_url("**/out/")


def test_what_was_refused_comes_back_into_its_form(form):
    fields = [["number", "7"], ["key", "k0"], ["gone", "x"]]
    refused = item("Too late.", why="Closed.", fields=fields, page="/here/")
    tab = form(TAKEN, items=[refused])
    presses(tab, "Open it again")
    tab.wait_for_load_state()

    expect(tab.get_by_label("Words")).to_have_value("Too late.")
    expect(tab.get_by_label("Seven")).to_be_checked()
    expect(tab.locator("[name=key]")).to_have_value("k0")
    expect(tab.locator("[name=csrfmiddlewaretoken]")).to_have_value("of the page")
    assert kept(tab) == {}


def test_what_was_refused_stays_when_its_form_is_gone(form):
    refused = item("Too late.", why="Closed.", fields=[["key", "k0"]], page="/here/?n=2")
    tab = form(TAKEN, items=[refused])
    call(tab, "design/queue", "reopen", refused)
    tab.reload()

    expect(tab.get_by_label("Words")).to_have_value("")
    assert names(tab, "all") == ["Too late."]

"""What waits is brought to the server: in order, once, and again until it is there."""

import threading

import pytest
from playwright.sync_api import expect

from tests.design.scripts.pages import call, page_of
from tests.design.scripts.server import DROPPED, PATIENCE, SILENT, UNFINISHED, Answer
from tests.design.scripts.waiting import item, lay, names, waits_for_its_turn

TOKEN = '<input type="hidden" name="csrfmiddlewaretoken" value="fresh">'
MISTAKES = '<h1>Check</h1><ul class="error-summary"><li> Say more. </li><li>Choose.</li></ul>'
CLOSED = '<h1>Not taken</h1><p role="alert">This question has closed.</p>'
TAKEN = Answer(204)
# Without waiting here for what comes of it: a test that fails would wait for ever.
SEND = """async () => {
  const { sendAll } = await import("/static/design/send.js");
  sendAll().then(() => fetch("/ended/"));
}"""
# The head of an answer is there, and the rest of it is read.
NOTE_READING = """() => {
  const read = Response.prototype.text;
  window.reading = new Promise((begins) => {
    Response.prototype.text = function () {
      if (this.url.endsWith("/say/")) begins();
      return read.call(this);
    };
  });
}"""


@pytest.fixture
def sends(opens, server):
    """A tab on whose device these wait, and a server that answers so when they are sent."""

    def sends(*items, answers=(TAKEN,), who="7", now="7"):
        server.answers["/form/"] = [Answer(200, page_of(TOKEN, who=now))]
        server.answers["/say/"] = list(answers)
        tab = opens(clock=True, who=who)
        tab.evaluate("Math.random = () => 0.5")  # a pause is just as long as it is meant to be
        return lay(tab, *items)

    return sends


def begins(tab):
    tab.evaluate(SEND)


def is_done(server, times=1):
    server.wait_for("/ended/", count=times)


def slow(goes_on, answer):
    return lambda: goes_on.wait(PATIENCE) and answer


def test_all_are_sent_in_order_with_a_fresh_token(sends, server):
    tab = sends(item("second", 2), item("first", 1), item("third", 3))

    begins(tab)
    is_done(server)

    assert server.sent_to("/say/") == [
        {"text": name, "csrfmiddlewaretoken": "fresh"} for name in ("first", "second", "third")
    ]
    assert {each.headers["X-Outbox"] for each in server.asked("/say/", "POST")} == {"later"}
    assert len(server.asked("/form/")) == 1
    assert names(tab, "all") == []
    expect(tab.get_by_text("Everything that waited is sent.")).to_be_visible()


def test_what_is_refused_stays_with_its_reason_and_the_next_is_sent(sends, server):
    refusals = {
        "not mine": (Answer(403, "<h1>Not yours</h1>"), "Not yours"),
        "closed": (Answer(409, CLOSED), "Not taken This question has closed."),
        "mistakes": (Answer(422, MISTAKES), "Say more. Choose."),
        "silent about it": (Answer(422, ""), "?"),
    }
    items = [item(name, n) for n, name in enumerate([*refusals, "taken"])]
    tab = sends(*items, answers=[*(answer for answer, _ in refusals.values()), TAKEN])

    begins(tab)
    is_done(server)

    left = {each["id"]: each["why"] for each in call(tab, "design/queue", "all")}
    assert left == {name: why for name, (_, why) in refusals.items()}


@pytest.mark.parametrize(
    "answer",
    [
        Answer(401),
        Answer(429),
        Answer(500),
        Answer(503),
        Answer(302, "", {"Location": "/in/"}),
        DROPPED,
    ],
    ids=["signed out", "too many", "error", "not now", "redirect", "dropped"],
)
def test_what_could_not_be_taken_waits_and_so_do_those_behind_it(sends, server, answer):
    tab = sends(item("a", 1), item("b", 2), answers=[answer])

    begins(tab)
    is_done(server)

    assert names(tab) == ["a", "b"]
    assert [each["text"] for each in server.sent_to("/say/")] == ["a"]
    assert server.asked("/in/") == []


def test_a_line_that_is_silent_is_given_up_and_tried_again(sends, server):
    tab = sends(item("a"), answers=[SILENT, TAKEN])

    begins(tab)
    server.wait_for("/say/", "POST")
    tab.clock.run_for(8_000)
    is_done(server)
    tab.clock.run_for(6_000)

    server.wait_for("/say/", "POST", count=2)
    expect(tab.get_by_text("Everything that waited is sent.")).to_be_visible()


def test_a_line_that_goes_silent_in_the_middle_of_a_reason_is_given_up(sends, server):
    tab = sends(item("a"), answers=[UNFINISHED])
    tab.evaluate(NOTE_READING)

    begins(tab)
    tab.evaluate("() => reading")
    tab.clock.run_for(8_000)

    server.wait_until_given_up("/say/")
    is_done(server)
    assert names(tab) == ["a"]


def test_what_is_thrown_away_while_others_are_sent_is_not_sent(sends, server):
    goes_on = threading.Event()
    tab = sends(item("a", 1), item("b", 2), answers=[slow(goes_on, TAKEN), TAKEN])
    begins(tab)
    server.wait_for("/say/", "POST")

    call(tab, "design/queue", "discard", item("b"))
    goes_on.set()
    is_done(server)

    assert [each["text"] for each in server.sent_to("/say/")] == ["a"]


def test_what_is_thrown_away_on_its_way_does_not_come_back_with_a_reason(sends, server):
    goes_on = threading.Event()
    tab = sends(item("a"), answers=[slow(goes_on, Answer(422, MISTAKES))])
    begins(tab)
    server.wait_for("/say/", "POST")

    call(tab, "design/queue", "discard", item("a"))
    goes_on.set()
    is_done(server)

    assert names(tab, "all") == []


def test_what_was_thrown_away_is_not_called_sent(sends, server):
    goes_on = threading.Event()
    tab = sends(item("a"), answers=[slow(goes_on, Answer(500))])
    begins(tab)
    server.wait_for("/say/", "POST")

    call(tab, "design/queue", "discard", item("a"))
    goes_on.set()
    is_done(server)

    expect(tab.get_by_role("region", name="Waiting to be sent")).to_be_hidden()


@pytest.mark.parametrize("page", [Answer(500), DROPPED], ids=["error", "dropped"])
def test_nothing_is_sent_while_its_page_cannot_be_had(sends, server, page):
    tab = sends(item("a"))
    server.answers["/form/"] = [page]

    begins(tab)
    is_done(server)

    assert (names(tab), server.sent_to("/say/")) == (["a"], [])


def test_each_time_it_waits_twice_as_long_and_twenty_seconds_at_most(sends, server):
    tab = sends(item("a"), answers=[Answer(500)])
    begins(tab)
    is_done(server)

    for tries, pause in enumerate([6_000, 12_000, 20_000, 20_000], start=1):
        tab.clock.run_for(pause - 1)
        assert len(server.sent_to("/say/")) == tries
        tab.clock.run_for(1)
        server.wait_for("/say/", "POST", count=tries + 1)
        # It is over when the next try may be asked for.
        waits_for_its_turn(tab)


def test_somebody_else_s_words_stay_where_they_are(sends, server):
    tab = sends(item("somebody else's", 1, who="8"), item("mine", 2, who="7"))

    begins(tab)
    is_done(server)

    assert [each["text"] for each in server.sent_to("/say/")] == ["mine"]
    assert names(tab, "all") == ["somebody else's"]


def test_nobody_s_words_are_sent_after_they_signed_out(sends, server):
    tab = sends(item("mine", who="7"), who="7", now="guest")

    begins(tab)
    is_done(server)

    assert (names(tab), server.sent_to("/say/")) == (["mine"], [])


def test_two_pages_of_a_device_take_turns(sends, opens, server):
    goes_on = threading.Event()
    tab = sends(item("a", 1), item("b", 2), answers=[slow(goes_on, TAKEN), TAKEN])
    other = opens(path="/other/", beside=True)
    begins(tab)
    server.wait_for("/say/", "POST")

    begins(other)
    assert other.evaluate("async () => (await navigator.locks.query()).pending.length") == 1
    goes_on.set()
    is_done(server, times=2)

    assert [each["text"] for each in server.sent_to("/say/")] == ["a", "b"]


def test_where_pages_cannot_take_turns_it_is_sent_all_the_same(sends, context, server):
    context.add_init_script("Object.defineProperty(navigator, 'locks', { value: undefined })")
    tab = sends(item("a"))

    begins(tab)
    is_done(server)

    assert (names(tab), len(server.sent_to("/say/"))) == ([], 1)

"""What waits on a device to be sent: whole, in order, and nobody else's."""

import re

import pytest

from tests.design.scripts.pages import HOUR, call, kept
from tests.design.scripts.waiting import item, lay, names

FORM = """<form method="post" action="/say/" data-outbox="{who}">
  <input type="hidden" name="csrfmiddlewaretoken" value="secret">
  <input type="hidden" name="key" value="k1">
  <textarea name="text"> The ward rang first. </textarea>
  <input name="number" value="7"><input type="file" name="photo">
  <label><input type="checkbox" name="ideas" value="3" checked> A ramp. </label>
  <label><input type="checkbox" name="ideas" value="4"> A map. </label>
  <h1 data-outbox-says>Day one</h1>
  <button name="value" value="1">Agree</button><button id="plain">Send</button>
</form>"""
PACK = """async (button) => {
  const { pack } = await import("/static/design/queue.js");
  return pack(document.querySelector("form"), document.querySelector(button));
}"""


@pytest.fixture
def lays(opens):
    """A tab on whose device these wait: ``lays(item("a"), item("b"), who="7")``."""

    def lays(*items, **options):
        return lay(opens(clock=True, **options), *items)

    return lays


def test_a_form_is_packed_whole_without_what_is_only_for_this_page(opens):
    tab = opens(FORM.format(who="anyone"), path="/room/", clock=True)

    packed = tab.evaluate(PACK, "[name=value]")

    assert re.fullmatch("[0-9a-f]{32}", packed.pop("id"))
    assert packed == {
        "at": tab.evaluate("Date.now()"),
        "who": "anyone",
        "page": "/room/",
        "action": tab.evaluate("location.origin") + "/say/",
        "fields": [
            ["key", "k1"],
            ["text", " The ward rang first. "],
            ["number", "7"],
            ["ideas", "3"],
            ["value", "1"],
        ],
        "says": "The ward rang first. – A ramp. – Day one – Agree – 7",
        "why": "",
    }


@pytest.mark.parametrize(("who", "belongs"), [("me", "7"), ("anyone", "anyone")])
def test_it_belongs_to_whoever_wrote_it_or_has_the_phone(opens, who, belongs):
    assert opens(FORM.format(who=who)).evaluate(PACK, "#plain")["who"] == belongs


def test_two_in_one_moment_keep_their_order(opens):
    tab = opens(FORM.format(who="me"), clock=True)

    moments = [tab.evaluate(PACK, "#plain")["at"] for _ in range(3)]

    assert moments == sorted(set(moments))


def test_the_oldest_is_first(lays):
    tab = lays(item("second", 2), item("third", 3), item("first", 1))

    assert names(tab, "all") == ["first", "second", "third"]


def test_what_others_wrote_is_not_mine_and_what_was_refused_does_not_wait(lays):
    tab = lays(
        item("mine", 1, who="7"),
        item("anyone's", 2),
        item("somebody else's", 3, who="8"),
        item("refused", 4, who="7", why="Too late."),
        who="7",
    )

    assert names(tab, "all") == ["mine", "anyone's", "somebody else's", "refused"]
    assert names(tab, "mine") == ["mine", "anyone's", "refused"]
    assert names(tab, "waiting") == ["mine", "anyone's"]


def test_what_was_dropped_is_gone(lays):
    tab = lays(item("a"), item("b"))

    call(tab, "design/queue", "drop", item("a"))

    assert names(tab, "all") == ["b"]


def test_after_twelve_hours_it_is_thrown_away_whoever_wrote_it(lays):
    tab = lays(item("old", -12 * HOUR, who="8"), item("not yet", 1 - 12 * HOUR, who="7"))

    assert names(tab, "all") == ["not yet"]
    assert list(kept(tab)) == ["joinedup-outbox:not yet"]
    tab.clock.run_for(1)

    assert (names(tab, "all"), kept(tab)) == ([], {})


def test_what_was_refused_is_opened_again_once_on_the_next_page(lays):
    tab = lays(item("a", why="Too late."))
    call(tab, "design/queue", "reopen", item("a"))
    tab.reload()

    opened = [call(tab, "design/queue", "takeReopened") for _ in range(2)]

    assert [each and each["id"] for each in opened] == ["a", None]

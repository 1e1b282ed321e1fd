"""What a page says about what waits."""

import pytest
from playwright.sync_api import expect

from tests.design.scripts.pages import call, page_of
from tests.design.scripts.server import Answer
from tests.design.scripts.waiting import item, lay, names

ONE = "1 answer waits on this device."
MANY = "2 answers wait on this device."
REFUSED = "Something could not be taken. See why below."
WHOSE = "Answers of somebody who is not signed in here wait on this device."
COPY = "This is the page as it was"
BUTTON = "Try to send now"


@pytest.fixture
def shows(opens):
    """A page that shows these: ``shows(item("a"), marks=" data-kept")``."""

    def shows(*items, body="", **options):
        tab = lay(opens(body, **options), *items)
        call(tab, "design/status", "draw")
        return tab

    return shows


def place(tab):
    return tab.get_by_role("region", name="Waiting to be sent")


@pytest.mark.parametrize(
    ("items", "words", "rows", "may_send"),
    [
        ([item("a")], ONE, ["Words a"], True),
        ([item("a", 1), item("b", 2)], MANY, ["Words a", "Words b"], True),
        ([item("a", 1), item("b", 2, why="Late.")], ONE, ["Words a", "Words b Late."], True),
        ([item("a", why="Late.")], REFUSED, ["Words a Late."], False),
        ([item("a", who="8")], WHOSE, [], False),
    ],
)
def test_it_says_what_waits_and_why_something_was_refused(shows, items, words, rows, may_send):
    tab = shows(*items)

    expect(place(tab).get_by_role("status")).to_contain_text(words)
    found = [
        " ".join(line.inner_text() for line in row.locator("p:not([hidden])").all()[:-1])
        for row in place(tab).get_by_role("listitem").all()
    ]
    assert found == rows
    assert place(tab).get_by_role("button", name=BUTTON).is_visible() is may_send


def test_where_nothing_waits_it_says_nothing(shows):
    expect(place(shows())).to_be_hidden()


def test_a_copy_says_that_it_is_one(shows):
    expect(place(shows(marks=" data-kept"))).to_contain_text(COPY)


@pytest.mark.parametrize("above", ["", '<nav class="crumbs">Home</nav>'], ids=["alone", "crumbs"])
def test_it_stands_at_the_beginning_below_where_one_is(shows, above):
    tab = shows(item("a"), body=f"{above}<h1>Steps</h1>")

    order = tab.get_by_role("main").evaluate("(e) => [...e.children].map((each) => each.className)")
    assert order == [*(["crumbs"] if above else []), "outbox", ""]


def test_what_is_thrown_away_is_gone_and_focus_stays_near(shows):
    tab = shows(item("a", 1), item("b", 2))

    place(tab).get_by_role("button", name="Throw it away").first.click()
    expect(place(tab).get_by_role("listitem")).to_have_count(1)
    expect(place(tab)).to_be_focused()
    place(tab).get_by_role("button", name="Throw it away").click()

    expect(place(tab)).to_be_hidden()
    expect(tab.get_by_role("main")).to_be_focused()
    assert names(tab, "all") == []


def test_what_carries_a_key_can_be_opened_again(shows, server):
    tab = shows(
        item("words", 1, why="Late.", fields=[["key", "k1"]]),
        item("vote", 2, why="Late."),
        item("waits", 3, fields=[["key", "k2"]]),
    )
    buttons = place(tab).get_by_role("button", name="Open it again")

    expect(buttons).to_have_count(1)
    server.answers["/form/"] = [Answer(200, page_of())]
    buttons.click()
    tab.wait_for_url("**/form/")

    assert call(tab, "design/queue", "takeReopened")["id"] == "words"


def test_when_all_is_sent_it_says_so(shows):
    tab = shows()

    call(tab, "design/status", "sayAllSent")

    expect(place(tab).get_by_role("status")).to_have_text("Everything that waited is sent.")


def test_before_somebody_is_forgotten_it_asks(shows):
    tab = shows(item("a"))

    call(tab, "design/status", "askFirst")

    expect(place(tab)).to_contain_text("Send them or throw them away first; then press again.")
    expect(place(tab)).to_be_focused()

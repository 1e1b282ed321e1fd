"""A list is narrowed while somebody types, and what is chosen stays chosen meanwhile."""

import re

import pytest
from playwright.sync_api import expect

from tests.design.scripts.pages import page_of
from tests.design.scripts.server import DROPPED, Answer

PEOPLE = {"1": "Ada", "2": "Bob", "3": "Adam"}


def listing(*numbers):
    rows = "".join(
        f'<li><label><input type="checkbox" name="p{number}" value="{number}" form="acts"'
        f" data-choose>{PEOPLE[number]}</label></li>"
        for number in numbers
    )
    return f"""<div data-listing><form class="filters" method="get">
      <label>Name <input name="words"></label><button>Show</button></form>
      <p role="status">{len(numbers)} people</p>
      <div data-found><span hidden><label><input
      type="checkbox" form="acts" data-choose-all> All</label></span><ul>{rows}</ul></div></div>
      <form class="acts-bar" id="acts" method="post" action="/invite/"><p role="status" data-chosen
        data-none="Nothing chosen" data-one="1 chosen" data-many="{{n}} chosen" hidden></p>
      <button>Invite</button></form>"""


@pytest.fixture
def tab(opens, server):
    page = opens(listing("1", "2", "3"), modules=["design/listing"])
    server.answers["/here/"] = [Answer(200, page_of(listing("1", "3")))]
    return page


def names(tab):
    return tab.get_by_role("listitem")


def test_it_narrows_without_a_press(tab):
    tab.get_by_label("Name").press_sequentially("ad")

    expect(names(tab)).to_have_text(["Ada", "Adam"])
    expect(tab.locator("[data-listing] [role=status]")).to_have_text("2 people")
    expect(tab.get_by_label("Name")).to_be_focused()
    assert tab.evaluate("location.search") == "?words=ad"


def test_it_asks_the_page_of_the_list_where_another_one_shows_it(opens, server):
    elsewhere = listing("1", "2", "3").replace('method="get"', 'method="get" action="/list/"')
    tab = opens(elsewhere, modules=["design/listing"])
    server.answers["/list/"] = [Answer(200, page_of(listing("1", "3")))]

    tab.get_by_label("Name").press_sequentially("ad")

    expect(names(tab)).to_have_text(["Ada", "Adam"])
    assert tab.evaluate("location.pathname + location.search") == "/list/?words=ad"


@pytest.mark.parametrize("answer", [DROPPED, Answer(500), Answer(200, page_of("<p>Sign in</p>"))])
def test_where_no_list_comes_the_button_is_there_again(tab, server, answer):
    server.answers["/here/"] = [answer]

    tab.get_by_label("Name").press_sequentially("ad")

    expect(tab.locator("[data-listing][data-live]")).to_have_count(0)
    expect(names(tab)).to_have_text(["Ada", "Bob", "Adam"])


def test_it_counts_what_is_chosen(tab):
    expect(tab.get_by_text("Nothing chosen")).to_be_visible()

    tab.get_by_label("Ada", exact=True).check()
    expect(tab.get_by_text("1 chosen")).to_be_visible()
    tab.get_by_label("All").check()
    expect(tab.get_by_text("3 chosen")).to_be_visible()
    tab.get_by_label("Bob").uncheck()
    expect(tab.get_by_label("All")).not_to_be_checked()
    expect(tab.get_by_text("2 chosen")).to_be_visible()


def test_on_a_phone_the_acts_appear_with_the_first_who_is_chosen(opens):
    tab = opens(listing("1", "2"), modules=["design/listing"])
    bar = tab.locator(".acts-bar")
    expect(bar).to_have_attribute("data-idle", "")

    tab.get_by_label("Ada", exact=True).check()
    expect(bar).not_to_have_attribute("data-idle", "")
    tab.get_by_label("Ada", exact=True).uncheck()
    expect(bar).to_have_attribute("data-idle", "")


def test_what_is_chosen_out_of_sight_is_sent_with_the_rest(tab, server):
    server.answers["/invite/"] = [Answer(200, page_of())]
    tab.get_by_label("Bob").check()
    tab.get_by_label("Name").press_sequentially("ad")
    expect(names(tab)).to_have_count(2)
    tab.get_by_label("Adam").check()

    tab.get_by_role("button", name="Invite").click()

    server.wait_for("/invite/", "POST")
    [fields] = server.sent_to("/invite/")
    assert fields == {"p2": "2", "p3": "3"}


def test_what_comes_back_into_sight_is_still_chosen(tab, server):
    tab.get_by_label("Bob").check()
    tab.get_by_label("Name").press_sequentially("ad")
    expect(names(tab)).to_have_count(2)
    server.answers["/here/"] = [Answer(200, page_of(listing("1", "2", "3")))]

    tab.get_by_label("Name").fill("")

    expect(names(tab)).to_have_count(3)
    expect(tab.get_by_label("Bob")).to_be_checked()
    expect(tab.get_by_text("1 chosen")).to_be_visible()


def test_what_was_sent_without_leaving_the_page_is_chosen_no_more(tab):
    tab.get_by_label("Bob").check()

    tab.evaluate("document.querySelector('[value=\"2\"]').closest('li').remove()")
    tab.evaluate("document.dispatchEvent(new Event('joinedup:sent'))")
    tab.evaluate("document.dispatchEvent(new Event('joinedup:list'))")

    expect(tab.get_by_text("Nothing chosen")).to_be_visible()


def test_a_list_that_cannot_be_narrowed_is_chosen_from_too(opens):
    plain = re.sub('<form class="filters".*?</form>', "", listing("1", "2"), flags=re.DOTALL)
    tab = opens(plain, modules=["design/listing"])

    tab.get_by_label("Bob").check()

    expect(tab.get_by_text("1 chosen")).to_be_visible()


def kept(*numbers, unseen=""):
    """A list whose choice goes along when it is narrowed without script."""
    return (
        listing(*numbers)
        .replace('<form class="filters" method="get">', '<div class="filters">')
        .replace("<button>Show</button></form>", '<button form="acts">Show</button></div>')
        .replace('name="words"', 'name="words" form="acts"')
        .replace(
            "<button>Invite",
            f'<input type="hidden" name="people" value="{unseen}" data-choose-unseen="p"><button>'
            "Invite",
        )
    )


def test_those_chosen_on_other_pages_count_and_are_sent(opens, server):
    tab = opens(kept("1", "2", unseen="3,9"), modules=["design/listing"])
    server.answers["/here/"] = [Answer(200, page_of(kept("3")))]
    server.answers["/invite/"] = [Answer(200, page_of())]
    expect(tab.get_by_text("2 chosen")).to_be_visible()
    tab.get_by_label("Bob").check()

    tab.get_by_label("Name").press_sequentially("adam")
    expect(names(tab)).to_have_text(["Adam"])
    expect(tab.get_by_label("Adam")).to_be_checked()
    tab.get_by_label("Adam").uncheck()
    expect(tab.get_by_text("2 chosen")).to_be_visible()
    # The address cannot tell what is chosen, so it stays.
    assert tab.evaluate("location.search") == ""
    tab.get_by_role("button", name="Invite").click()

    server.wait_for("/invite/", "POST")
    [fields] = server.sent_to("/invite/")
    assert fields == {"words": "adam", "p2": "2", "p": "9"}


def test_a_tick_taken_away_does_not_come_back_with_the_list(opens, server):
    ticked = kept("1", "2").replace('value="1"', 'value="1" checked')
    tab = opens(ticked, modules=["design/listing"])
    server.answers["/here/"] = [Answer(200, page_of(ticked))]
    tab.get_by_label("Ada", exact=True).uncheck()

    with tab.expect_response("**/here/?*"):
        tab.get_by_label("Name").press_sequentially("a")

    expect(tab.get_by_text("Nothing chosen")).to_be_visible()
    expect(tab.get_by_label("Ada", exact=True)).not_to_be_checked()

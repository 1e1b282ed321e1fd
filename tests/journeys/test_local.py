"""Whom to ring here: written down by one, confirmed by another, and found by a stranger on a
phone, also without a line, and until it is too old."""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.finder import Finder
from tests.journeys.line import Line
from tests.journeys.looks import mistakes_of_a_view
from tests.journeys.test_duties import HOSPITAL, REFERRAL, ROUGH, found_in

COORDINATOR, ADVISER = "maureen.colclough@example.org", "peter.brindley@example.org"
RELIEF = "Relief duty"
HOUSING = "local-housing-authority"


@pytest.fixture
def line(site):
    line = Line(site.address)
    yield line
    line.close()


def team(finder, name):
    return finder.page.locator(".bodies .local-team", has_text=name)


def test_a_contact_is_written_down_confirmed_and_rung(member, someone, script):
    name = f"Relief desk, {'upstairs' if script else 'downstairs'}"
    coordinator = member(COORDINATOR, width=360).opens("/").opens("/duties/local/")
    coordinator.follows("Potteries Community of Practice").follows("Add a contact or a correction")
    coordinator.page.get_by_label("Which body, or which of its duties?").select_option(label=RELIEF)
    coordinator.presses("Go on").types("Team", name).types("Phone number", "01632 960144")
    coordinator.presses("Save it").reads("Everybody can see it once an adviser has confirmed it.")
    coordinator.reads_nothing_of("Confirm that this is right")

    before = Finder(someone(width=360), script).answers(ROUGH).looks()
    expect(team(before, name)).to_have_count(0)

    adviser = member(ADVISER).opens("/")
    adviser.follows(f"Confirm or decline whom to ring: {RELIEF}").reads(name, "Maureen")
    adviser.presses("Confirm that this is right").reads("Everybody can see it now.")

    stranger = Finder(someone(width=360), script).answers(ROUGH).looks()
    card = stranger.page.locator("[data-duty=ha96-s189b-relief]")
    expect(card.locator(".local-team")).to_have_text(name)
    expect(card.get_by_role("link", name="01632 960144")).to_have_attribute(
        "href", "tel:01632960144"
    )
    stranger.person.opens("/duties/local/").follows("Potteries Community of Practice")
    stranger.person.follows("What has changed, and when").reads(name, "Adviser")
    stranger.person.reads_nothing_of("Maureen", "Peter")


def test_who_it_is_and_no_is_said_with_a_reason(member, script):
    coordinator = member(COORDINATOR).opens("/duties/local/")
    coordinator.follows("Potteries Community of Practice").follows("Add a contact or a correction")
    coordinator.page.get_by_label("Which body, or which of its duties?").select_option(
        label="Main housing duty"
    )
    coordinator.presses("Go on").types("Team", "Ask for Debbie").presses("Save it")
    adviser = member(ADVISER, width=360).opens("/")
    adviser.follows("Confirm or decline whom to ring: Main housing duty").follows("Decline it")

    adviser.presses("Decline it").reads("Please say why, so that it can be put right.")
    adviser.types("Why not?", "Please name the team.").presses("Decline it")

    adviser.reads("It was declined", "Please name the team.")
    coordinator.opens(adviser.path).reads("Please name the team.")


def test_contacts_are_there_without_a_line_and_ask_for_nothing(someone, line, site):
    finder = Finder(someone(width=360), address=line.address).is_kept()
    page = finder.page
    page.wait_for_load_state("networkidle")
    before = len(line.sent)
    finder.answers(ROUGH).answers(HOSPITAL)
    expect(team(finder, "Housing Options, front desk")).to_be_visible()
    assert len(line.sent) == before
    assert found_in(site, "rough_sleeping") == []
    page.close()
    line.cut()
    finder.person.page = finder.person.page.context.new_page()

    again = Finder(finder.person, address=line.address).answers(ROUGH).answers(HOSPITAL)

    again.shows(REFERRAL)
    expect(team(again, "Housing Options, front desk")).to_be_visible()
    line.mend()


def test_where_the_contacts_do_not_come_the_list_is_as_good_and_says_so(someone):
    person = someone(width=360, service_workers="block")
    person.page.route("**/local.*.json", lambda route: route.abort())

    finder = Finder(person).answers(ROUGH).answers(HOSPITAL)

    finder.shows(REFERRAL)
    person.reads("The contacts for this place could not be loaded, so none are shown.")


def test_a_page_that_is_kept_looks_at_the_day_by_itself(someone):
    """To the day, whatever day the server makes it on."""
    person = someone(service_workers="block")
    finder = Finder(person).is_about(day="2026-11-29").answers(ROUGH)
    body = finder.page.locator(f"[data-body={HOUSING}]")
    email = body.locator("[data-until]").first
    warned, old = body.locator(".local [data-from]").all()[:2]
    law = finder.page.locator("[data-duty=ha96-s189b-relief] dd > [data-from]").first
    last = email.get_attribute("data-until")
    days = {each: each.get_attribute("data-from") or last for each in (email, warned, old, law)}

    seen = {}
    for place, day in days.items():
        for shift in (-1, 0, 1):
            noon = datetime.fromisoformat(f"{day}T12:00:00+00:00") + timedelta(days=shift)
            person.page.clock.set_fixed_time(noon)
            person.page.locator("#finder").dispatch_event("change")  # draws the list anew
            seen.setdefault(place, []).append(place.is_visible())

    assert list(seen.values()) == [
        [True, True, False],
        [False, True, True],
        [False, True, True],
        [False, True, True],
    ]


def test_the_pages_hold_at_every_width(member):
    coordinator = member(COORDINATOR)
    finder = Finder(coordinator).answers(ROUGH).answers(HOSPITAL).answers("Release falls")
    mistakes = mistakes_of_a_view(finder.page)
    finder.page.get_by_role("button", name="Hand this screen to somebody").click()
    mistakes += mistakes_of_a_view(finder.page)

    assert mistakes == []

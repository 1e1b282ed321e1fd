"""How many clicks it takes from the first page to do what a working page is for."""

import re

import pytest

from tests.journeys.test_working_pages import COORDINATOR, MEMBER


def leads_to_what_is_nearest(person):
    person.follows("Run the meeting").reads("Joining code:")


def says_something(person):
    person.follows("Say something")
    person.follows(re.compile("^When did everybody know on day one"))
    person.types("Your words", "The porter knew.").presses("Send").reads("The porter knew.")


def opens_the_next_question(person):
    person.follows("Run the meeting")
    questions = person.page.locator("#questions")
    person.presses("Open", within=questions.locator("article:has(.button-main)"))


def checks_somebody_in(person):
    person.follows("Run the meeting").follows(re.compile(r"^\s*\d+ here"))
    person.presses(re.compile("Steph Viggars")).reads("Steph Viggars is here.")


def writes_a_line_down(person):
    person.follows("Run the meeting").follows("Scribe")
    person.types("What was said", "t3 e: Somebody rang.").presses("Write it down")
    person.reads("1 line is kept")


def reminds_the_silent(person):
    person.follows(re.compile("have not answered for")).presses(re.compile("^Remind the"))
    person.reads("Last reminder:")


def invites_everybody(person):
    person.follows("The first night").follows("Invite people")
    person.presses("Preview the email").presses("Send the invitations").reads("Who is coming")


def changes_a_time(person):
    person.follows("The first night").follows("Change the agenda")
    person.page.locator("main tbody input").first.fill("20")
    save = person.page.get_by_role("button", name="Save the agenda").first
    person.clicks += 1
    with person.page.expect_navigation():
        save.click()


def puts_words_into_a_strand(person):
    first = person.follows(re.compile("not sorted yet")).page.get_by_role("checkbox").first
    person.chooses(first.evaluate("(box) => box.labels[0].textContent.trim()"))
    person.types("Name of a new strand", "Somebody rang").presses("Move the chosen")
    person.reads("1 of")


def gives_a_role(person):
    main = person.page.get_by_role("main")
    person.follows("Community").follows("People", within=main)
    person.chooses("Choose Amir Dar").clicks += 1  # for the role, beside the button
    person.page.locator("#acts select[name=kind]").select_option(label="Facilitator")
    person.presses("Give this role")
    person.reads("1 person has been given this role.")


def opens_a_meeting(person):
    dates = person.follows("Series").page.locator("main .dates")
    person.follows(re.compile("Writing it down together"), within=dates)


def opens_a_recommendation(person):
    person.follows("Reports").follows("Recommendations")
    person.follows(re.compile("^Publish one rate of pay")).reads("Publish one rate of pay")


# Of each page the most clicks to have done what it is for, as many as it took, and that.
JOBS = {
    "first page": (1, leads_to_what_is_nearest),
    "a member's meeting": (3, says_something),
    "run the meeting": (2, opens_the_next_question),
    "check-in": (3, checks_somebody_in),
    "scribe": (3, writes_a_line_down),
    "who is coming": (2, reminds_the_silent),
    "invite": (4, invites_everybody),
    "agenda": (3, changes_a_time),
    "strands": (3, puts_words_into_a_strand),
    "people": (5, gives_a_role),
    "series": (2, opens_a_meeting),
    "recommendations": (3, opens_a_recommendation),
}


@pytest.fixture
def script():
    """Without script, so that each press leads to a page."""
    return False


@pytest.mark.usefixtures("script")
@pytest.mark.parametrize("page", JOBS)
def test_a_page_is_reached_and_its_work_done_in_so_many_clicks(member, page):
    most, job = JOBS[page]
    person = member(MEMBER if page == "a member's meeting" else COORDINATOR).opens("/")

    job(person)

    assert person.clicks <= most

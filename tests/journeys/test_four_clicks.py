"""What is done most often takes the fewest clicks; a browser counts them."""

import re

import pytest

pytestmark = pytest.mark.usefixtures("script")


def test_an_invitation_is_answered_with_two(someone, site):
    letter = site.letter_to("kev.bloor@example.org", "Can you come?")
    yes = re.search(r"Yes: (\S+)", letter)[1]
    kev = someone(width=360)

    kev.opens_letter_link(yes)
    kev.presses("Confirm my answer")

    kev.reads("Thank you, we look forward to seeing you.")
    assert kev.clicks == 2


def test_from_a_code_to_the_first_contribution_with_three(someone):
    guest = someone(width=360).opens("/")

    guest.types("Joining code", "duckpond").presses("Continue")
    guest.follows("When did everybody know on day one? How did that come about?")
    guest.types("Your words", "Somebody rang me the day before.").presses("Send")

    guest.reads("Thank you. Your words are kept as you wrote them.")
    assert guest.clicks == 3


def test_the_next_meeting_is_cloned_and_invited_with_at_most_six(member, script):
    maureen = member("maureen.colclough@example.org").opens("/")

    maureen.follows("The first night").follows("Plan the next meeting")
    maureen.types("Title", f"The second night, {'with' if script else 'without'} script")
    maureen.presses("Plan it and go on to invite")
    maureen.presses("Preview the email")
    maureen.presses("Send the invitations")

    maureen.reads("Who is coming", "have not answered")
    assert maureen.clicks <= 6


def test_from_a_finding_to_its_sources_with_one(someone):
    reader = someone().opens("/reports/")
    reader.follows("Engagement is something you do", about="what six meetings found")
    finding = reader.page.locator("[id^=finding-]:has(blockquote)").first
    reader.clicks = 0
    words = finding.locator("blockquote").first.inner_text()

    reader.follows("Sources", within=finding)

    reader.reads("Sources of this finding", words)
    assert reader.clicks == 1

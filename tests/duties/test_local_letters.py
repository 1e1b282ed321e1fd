"""What a community knows, in letters and beside them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from joinedup.duties.lib.catalogue import duties
from tests.duties.pages import main_of, page_of, shown, words_of
from tests.factories.local import RELIEF, make_local

pytestmark = pytest.mark.django_db
LETTER = f"/duties/{RELIEF}/letter/"
REFER = "ha96-s213b-duty-to-refer"
SEE = {"step": "letter"}
WARNING = "Not checked for more than half a year: make sure it is still right"


def letter_in(response):
    return words_of(page_of(response).select_one("[data-letter]"))


def test_their_own_form_is_named_and_gives_the_headings(client, community):
    make_local(
        community=community,
        duty_id=RELIEF,
        form_name="Part B",
        form_where="https://example.org/part-b",
        heading_ask="Request",
    )

    page = page_of(client.post(LETTER, SEE))

    assert "They have a form of their own: Part B." in words_of(page)
    assert page.select_one('main a[href="https://example.org/part-b"]')
    assert [words_of(each) for each in page.select("[data-letter] h3")] == ["Request"]


@pytest.mark.parametrize(
    ("days", "warns", "is_relied_on"),
    [(180, False, True), (181, True, True), (365, True, True), (366, True, False)],
)
def test_a_letter_warns_after_180_days_and_uses_nothing_after_365(
    client, community, monkeypatch, days, warns, is_relied_on
):
    file = duties().entries[RELIEF]
    # What the law's own file says is as old as the file: here it is looked at on the same day.
    monkeypatch.setattr(timezone, "localdate", lambda *_: file.as_of + timedelta(days=days))
    make_local(
        community=community,
        duty_id=RELIEF,
        reviewed_on=file.as_of,
        email="relief@example.org",
        phone="01632 960123",
        form_name="Part B",
        heading_ask="Request",
        wording="Please take {name} in.",
    )

    response = client.post(LETTER, SEE | {"about": "J. T."})

    letter, said = letter_in(response), shown(page_of(response).main)
    assert ("Please take J. T. in." in letter, "Request" in letter) == (is_relied_on, is_relied_on)
    assert file.ask_in_writing.partition("} ")[2][:40] not in letter
    assert ("relief@example.org" in said) == is_relied_on
    assert ("No sentence is offered here" in said) == (not is_relied_on)
    assert "01632 960123" in said
    assert (said.count(WARNING) > 0) == warns
    assert ("Not checked for more than half a year: look at the law itself" in said) == warns


def test_a_letter_to_one_of_several_goes_to_the_team_of_that_one(client, community):
    for body in ("prison", "dwp"):
        make_local(community=community, sector=body, team=f"Desk of {body}")
    letter = f"/duties/{REFER}/letter/"

    def to(**told):
        return letter_in(client.post(letter, SEE | told)).partition(" Thank you")[0]

    assert to() == "To [which body]"
    assert to(body="dwp") == "To Desk of dwp"
    assert to(body="probation") == f"To {duties().sectors['probation']}"
    assert to(body="dwp", team="Back office") == "To Back office"
    # What no field offers is refused, and leaves everything as it was.
    refused = page_of(client.post(letter, SEE | {"body": "moon"}))
    assert refused.select_one("[data-letter]") is None
    assert refused.select_one("section.ring > ul > li:nth-of-type(2)")


def test_whoever_owes_it_is_named_with_what_is_known_of_each(client, community):
    make_local(community=community, sector="dwp", team="Job centre desk")
    make_local(community=community, sector="prison", duty_id=REFER, team="Referrals")

    ring = page_of(client.get(f"/duties/{REFER}/")).select_one("section.ring")

    sectors = duties().sectors
    owed_by = [sectors[each] for each in duties().entries[REFER].owed_by]
    assert [words_of(each) for each in ring.select(":scope > ul > li")] == owed_by
    assert [words_of(each) for each in ring.select(".local-team, h4")] == [
        "Referrals",
        sectors["dwp"],
        "Job centre desk",
    ]
    chosen = page_of(client.post(f"/duties/{REFER}/letter/", SEE | {"body": "probation"}))
    ring = chosen.select_one("section.ring")
    assert [words_of(each) for each in ring.select(":scope > ul > li")] == [sectors["probation"]]
    assert [words_of(each) for each in ring.select(".local-team, h4")] == ["Referrals"]


@pytest.mark.parametrize("page", ["letter", "reply", "decision"])
def test_every_page_about_a_duty_says_whom_to_ring_here(client, community, page):
    make_local(community=community, team="Front desk", phone="01632 960123")

    said = main_of(client, f"/duties/{RELIEF}/{page}/")

    assert ("Front desk" in said, "01632 960123" in said) == (True, True)

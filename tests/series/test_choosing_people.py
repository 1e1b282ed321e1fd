"""Whom to invite is chosen in a list that is narrowed without losing a tick."""

import pytest
from bs4 import BeautifulSoup

from joinedup.series.models import Invitation
from tests.factories.people import make_affiliation, make_member, make_organisation
from tests.factories.series import make_invitation, make_meeting, make_series
from tests.series.pages import address, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(community):
    return make_meeting(series=make_series(community=community))


@pytest.fixture
def runs(client, meeting, coordinator):
    """Cora, who coordinates and has been invited already."""
    make_invitation(meeting=meeting, member=coordinator)
    return client


@pytest.fixture
def people(community):
    """Ada and Zoë in housing, Hawar in social care, Sam nowhere and without an address."""
    housing = make_organisation(name="A housing association", sector="housing")
    care = make_organisation(name="A care team", sector="social_care")
    names = {"Ada": housing, "Hawar": care, "<b>Sam</b>": None, "Zoë": housing}
    made = {}
    for name, organisation in names.items():
        email = {} if organisation else {"email": None}
        made[name] = make_member(name=name, community=community, **email)
        if organisation:
            make_affiliation(member=made[name], organisation=organisation)
    return made


class Shown:
    """What a page of the list shows, and what its form would send."""

    def __init__(self, page):
        soup = BeautifulSoup(page.content, "html.parser")
        self.soup = soup
        self.rows = [
            [" ".join(each.get_text(" ").split()) for each in row.select("th, td:not(.tick)")]
            for row in soup.select("main tbody tr")
        ]
        self.names = [row[0] for row in self.rows]
        self.ticked = [
            soup.find("label", {"for": box["id"]}).get_text(strip=True)
            for box in soup.select("[data-choose][checked]")
        ]
        self.sends = {
            "members": [box["value"] for box in soup.select("[data-choose][checked]")],
            "people": soup.select_one("input[name=people]")["value"],
        }


def test_people_stand_with_where_they_work_and_who_has_no_address(runs, meeting, people):
    page = Shown(runs.get(address("meeting_invite", meeting.pk)))

    assert sorted(page.rows) == sorted(
        [
            ["Ada", "A housing association", "Housing and homelessness"],
            ["Hawar", "A care team", "Social care"],
            ["<b>Sam</b> No email", "", ""],
            ["Zoë", "A housing association", "Housing and homelessness"],
        ]
    )


@pytest.mark.parametrize(
    ("asked", "names"),
    (
        ({"words": "hous"}, {"Ada", "Zoë"}),
        ({"words": "zoë"}, {"Zoë"}),
        ({"sector": "social_care"}, {"Hawar"}),
        ({"organisation": "A care team"}, {"Hawar"}),
        ({"organisation": "A care team", "words": "ada"}, set()),
        ({"words": "cora"}, set()),
        (
            {"sector": "nonsense", "organisation": "x"},
            {"Ada", "Hawar", "<b>Sam</b> No email", "Zoë"},
        ),
    ),
)
@pytest.mark.parametrize("method", ("get", "post"))
def test_the_list_is_narrowed(runs, meeting, people, asked, names, method):
    by_name = {
        each.organisation.name: each.organisation.pk
        for person in people.values()
        for each in person.affiliations.all()
    }
    if "organisation" in asked:
        asked = asked | {"organisation": by_name.get(asked["organisation"], "x")}

    page = getattr(runs, method)(address("meeting_invite", meeting.pk), asked | {"step": "show"})

    assert set(Shown(page).names) == names


def test_ticks_and_words_stay_while_the_list_is_narrowed_without_script(runs, meeting, people):
    url = address("meeting_invite", meeting.pk)
    note = {"note": "Do <come>"}
    ticked = {"members": [people["Hawar"].pk, people["<b>Sam</b>"].pk]}

    narrow = Shown(runs.post(url, ticked | note | {"sector": "housing"}))
    assert (narrow.names, narrow.ticked) == (["Ada", "Zoë"], [])
    assert narrow.soup.find("textarea").get_text().strip() == "Do <come>"

    more = {"members": [people["Zoë"].pk], "people": narrow.sends["people"]}
    wide = Shown(runs.post(url, more | note))
    assert set(wide.ticked) == {"Hawar", "<b>Sam</b>", "Zoë"}
    assert wide.sends["people"] == ""

    preview = runs.post(url, more | note | {"step": "preview", "sector": "housing"})
    sent = BeautifulSoup(preview.content, "html.parser").select_one("input[name=people]")
    runs.post(url, {"people": sent["value"], "step": "send"})
    assert {each.member.name for each in Invitation.objects.all()} == {
        "Cora",
        "Hawar",
        "<b>Sam</b>",
        "Zoë",
    }


def test_a_tick_taken_away_stays_away(runs, meeting, people):
    url = address("meeting_invite", meeting.pk)
    everybody = Shown(runs.get(url, {"group": "everybody"}))
    kept = [each for each in everybody.sends["members"] if each != str(people["Ada"].pk)]

    narrow = Shown(runs.post(url, {"members": kept, "sector": "housing"}))

    assert narrow.ticked == ["Zoë"]


def test_all_found_are_chosen_at_once_with_those_ticked_before(runs, meeting, people):
    url = address("meeting_invite", meeting.pk)
    sent = {"members": [people["Hawar"].pk], "sector": "housing", "step": "all"}

    page = Shown(runs.post(url, sent))

    assert page.ticked == ["Ada", "Zoë"]
    assert page.sends["people"] == str(people["Hawar"].pk)


def test_a_large_community_has_pages_and_everybody_chosen_goes_along(runs, meeting, community):
    for number in range(60):
        make_member(name=f"Person {number:02}", community=community)
    url = address("meeting_invite", meeting.pk)

    first = Shown(runs.get(url, {"group": "everybody"}))
    second = Shown(runs.post(url, first.sends | {"page": "2"}))

    assert (len(first.ticked), len(second.ticked)) == (50, 10)
    assert not set(first.names) & set(second.names)
    preview = runs.post(url, second.sends | {"step": "preview"})
    assert len(preview.context["by_letter"]) == 60


def test_nobody_chosen_is_said_and_sends_nothing(runs, meeting, people):
    page = runs.post(address("meeting_invite", meeting.pk), {"note": "Come", "step": "preview"})

    assert "Please choose at least one person." in page.text
    assert (Shown(page).ticked, "Come" in page.text) == ([], True)


def test_whoever_was_invited_meanwhile_is_left_out_of_the_preview(runs, meeting, people):
    make_invitation(meeting=meeting, member=people["Ada"])
    chosen = {"members": [people["Ada"].pk, people["Zoë"].pk], "step": "preview"}

    preview = runs.post(address("meeting_invite", meeting.pk), chosen)

    assert [each.name for each in preview.context["by_letter"]] == ["Zoë"]


@pytest.mark.parametrize("odd", (",,", "x,²", "9" * 30, "-1", "1 2", "\x00"))
def test_odd_people_name_nobody(runs, meeting, people, odd):
    url = address("meeting_invite", meeting.pk)

    pages = [runs.post(url, {"people": odd, "step": step}) for step in ("preview", "send", "show")]

    assert [page.status_code for page in pages] == [200, 200, 200]
    assert Invitation.objects.count() == 1
    assert not any(said(page) for page in pages)


def test_only_those_found_are_chosen_with_one_press(runs, meeting, people):
    """Everybody is ticked at first; a sector alone is invited without taking the others out."""
    url, found = address("meeting_invite", meeting.pk), {"sector": "housing"}
    everybody = {"members": [each.pk for each in people.values()]}

    wide = Shown(runs.get(url))
    narrowed = Shown(runs.post(url, everybody | found))
    only = Shown(runs.post(url, everybody | found | {"step": "only"}))

    assert (len(wide.ticked), only.ticked, only.sends["people"]) == (4, ["Ada", "Zoë"], "")
    assert [
        [each["value"] for each in page.soup.select("[data-found] button[name=step]")]
        for page in (wide, narrowed)
    ] == [["all"], ["only", "all"]]

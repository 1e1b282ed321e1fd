"""What the room chose, where recommendations are written."""

from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from joinedup.access.models import RoleKind
from joinedup.votes.models import PollKind
from tests.factories.people import make_member
from tests.factories.reports import make_finding, make_report
from tests.factories.series import make_meeting
from tests.factories.votes import make_choices, make_ideas, make_poll
from tests.seen import seen

pytestmark = pytest.mark.django_db


@pytest.fixture
def finding():
    return make_finding(report=make_report())


@pytest.fixture
def writes(finding):
    community = finding.report.series.community
    browser = Client()
    browser.force_login(make_member(community=community, role=RoleKind.COORDINATOR))
    return browser


def chose(series, rows, **state):
    poll = make_poll(meeting=make_meeting(series=series), kind=PollKind.RECOMMENDATIONS, **state)
    make_choices(poll, make_ideas(poll, "A ramp & a rail.", "A map?"), rows)


def offered(writes, finding):
    page = BeautifulSoup(writes.get(address(finding)).content, "html.parser")
    return [
        (row.bdi.get_text(), seen(row.select_one(".meta")), row.a["href"])
        for row in page.select("[aria-labelledby=chosen] li")
    ]


def address(finding):
    return reverse("reports:recommendation_new", args=[finding.pk])


def test_revealed_ideas_stand_with_their_counts_and_fill_in_the_form(writes, finding):
    series = finding.report.series
    chose(series, ["x-"] * 4 + ["xx"] * 2, is_revealed=True)
    chose(series, ["x-"] * 4, is_revealed=True)
    chose(series, ["x-"] * 6, is_closed=True)
    chose(make_meeting().series, ["x-"] * 6, is_revealed=True)  # of another community

    ideas = offered(writes, finding)
    text = BeautifulSoup(writes.get(address(finding) + ideas[0][2]).content, "html.parser")

    assert [idea[:2] for idea in ideas] == [
        ("A ramp & a rail.", "chosen by 6 of 6"),
        ("A map?", "chosen by 2 of 6"),
        ("A ramp & a rail.", "Too few to say"),
        ("A map?", "Too few to say"),
    ]
    assert [parse_qs(urlsplit(idea[2]).query) for idea in ideas[:2]] == [
        {"text": ["A ramp & a rail."]},
        {"text": ["A map?"]},
    ]
    assert text.find("textarea", {"name": "text"}).get_text().strip() == "A ramp & a rail."


def test_words_from_the_address_are_cut_and_shown_as_text(writes, finding):
    page = writes.get(address(finding), {"text": "</textarea><b>bold</b>\x00\n" + "x" * 3000})

    filled = BeautifulSoup(page.content, "html.parser").find("textarea", {"name": "text"})
    words = filled.get_text().strip()
    assert (words[:31], len(words)) == ("</textarea><b>bold</b>\ufffd xxxxxxx", 1000)


@pytest.mark.parametrize("size", [1, 3, 10])
def test_many_meetings_ask_as_many_queries_as_one(writes, finding, size, django_assert_num_queries):
    for _ in range(size):
        chose(finding.report.series, ["x-"] * 6, is_revealed=True)

    with django_assert_num_queries(7):
        writes.get(address(finding))

"""Results are hidden from everybody, in every channel, until they are revealed."""

import re

import pytest
from django.db.models import F
from django.test import Client
from django.urls import get_resolver, reverse

from joinedup.access.models import RoleKind
from joinedup.access.permissions import ORGANISERS
from joinedup.votes.models import PollKind, Vote
from tests.factories.people import make_member
from tests.factories.reports import make_finding, make_report
from tests.factories.votes import (
    make_ballots,
    make_choices,
    make_ideas,
    make_poll,
    make_statement,
)

pytestmark = pytest.mark.django_db
# What differs from one look to the next and tells nothing of votes.
CHANGING = re.compile(
    rb'(name="(?:csrfmiddlewaretoken|key)" value=")[^"]*|DTSTAMP:\w+'
    rb'|data-left="\d+"|\d+ minutes? left'
    # Every look without a ballot is given one.
    rb"|\d+ phones? w\w+ given an empty one"
)

# Draws a secret each time.
BY_CHANCE = {"people/profile/app/new/"}


def browsers(meeting):
    """Everybody who might look: a stranger, and one of each role."""
    found = {"stranger": Client()}
    for kind in RoleKind:
        browser = Client()
        browser.force_login(make_member(community=meeting.series.community, role=kind))
        found[kind] = browser
    return found


def addresses(meeting, statement, finding):
    """Every address of ours that can be asked for with these things, of any app."""
    things = {
        "meeting": meeting.pk,
        "series": meeting.series_id,
        "communit": meeting.series.community_id,
        "statement": statement.pk,
        "finding": finding.pk,
    }
    for route in every_route(get_resolver().url_patterns):
        if "<str:code>" in route and route.count("<") == 1:
            yield "/" + route.replace("<str:code>", meeting.code)
        elif "<int:pk>" in route and route.count("<") == 1:
            for word, number in things.items():
                if word in route.partition("<")[0]:
                    yield "/" + route.replace("<int:pk>", str(number))
        elif "<" not in route and route not in BY_CHANCE:
            yield "/" + route


def every_route(patterns, before=""):
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from every_route(pattern.url_patterns, route)
        else:
            yield route


def seen(meeting, statement, finding, looking):
    """What everybody sees everywhere."""
    found = {}
    for who, browser in looking.items():
        for address in sorted(set(addresses(meeting, statement, finding))):
            response = browser.get(address)
            body = b"".join(response) if response.streaming else response.content
            found[who, address] = (response.status_code, CHANGING.sub(b"", body))
    return found


@pytest.fixture
def finding(meeting):
    return make_finding(report=make_report(series=meeting.series))


def voted(meeting, **state):
    """A statement of a meeting that has voted, on ideas too."""
    poll = make_poll(meeting=meeting, **state)
    statements = [make_statement(poll=poll) for _ in range(3)]
    make_ballots(poll, statements, ["aap"] * 9 + ["dap"] * 4)
    poll = make_poll(meeting=meeting, kind=PollKind.RECOMMENDATIONS, **state)
    ideas = make_ideas(poll, "A ramp.", "A map.", "A lamp.", "A bench.")
    make_choices(poll, ideas, ["xx--"] * 9 + ["x---"] * 4)
    return statements[0]


def turn_round():
    """Everybody who agreed disagrees, and everybody chooses two further down the list."""
    Vote.objects.filter(spot=None, value=1).update(value=-1)
    Vote.objects.exclude(spot=None).update(statement=F("statement") + 2)


@pytest.mark.parametrize("state", [{}, {"is_closed": True}])
def test_before_the_reveal_no_page_depends_on_how_people_voted(meeting, finding, state):
    statement = voted(meeting, **state)
    looking = browsers(meeting)

    before = seen(meeting, statement, finding, looking)
    turn_round()
    after = seen(meeting, statement, finding, looking)

    assert {where for where in before if before[where][0] == 200} >= {
        (RoleKind.FACILITATOR, reverse("reports:recommendation_new", args=[finding.pk])),
        *(
            (who, reverse(f"votes:{name}", args=[part]))
            for ideas in ("", "ideas:")
            for who, name, part in (
                (RoleKind.FACILITATOR, f"{ideas}statement_list", meeting.pk),
                (RoleKind.MEMBER, f"{ideas}results", meeting.pk),
                ("stranger", f"{ideas}code_results", meeting.code),
                ("stranger", "ideas:choose" if ideas else "vote", meeting.code),
            )
        ),
    }
    assert [where for where in before if before[where] != after[where]] == []


def test_after_the_reveal_they_do(meeting, finding):
    statement = voted(meeting, is_revealed=True)
    looking = browsers(meeting)

    before = seen(meeting, statement, finding, looking)
    turn_round()
    after = seen(meeting, statement, finding, looking)

    pages = {
        (who, reverse(f"votes:{name}", args=[part]))
        for ideas in ("", "ideas:")
        for name, part, people in (
            (f"{ideas}results", meeting.pk, RoleKind),
            (f"{ideas}code_results", meeting.code, ("stranger", *RoleKind)),
        )
        for who in people
    }
    writers = {
        (who, reverse("reports:recommendation_new", args=[finding.pk])) for who in ORGANISERS
    }
    walls = {
        (who, reverse(f"room:{name}", args=[meeting.pk]))
        for name in ("wall", "wall_now")
        for who in ORGANISERS
    }
    files = {
        (who, reverse("votes:votes_csv", args=[meeting.series_id]))
        for who in (RoleKind.COORDINATOR, RoleKind.ADMINISTRATOR)
    }
    told = pages | writers | walls | files
    assert {where for where in before if before[where] != after[where]} == told

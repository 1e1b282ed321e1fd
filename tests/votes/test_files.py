"""What a series voted, taken out as a table: sums, and none of few people."""

import csv
from io import StringIO

import pytest
from django.urls import reverse

from joinedup.access.models import RoleKind
from joinedup.core.suppression import SMALLEST_TOLD
from joinedup.votes.models import PollKind
from tests.factories.people import make_member
from tests.factories.series import make_meeting, make_series
from tests.factories.votes import make_ballots, make_choices, make_ideas, make_poll, make_statement

pytestmark = pytest.mark.django_db


def test_votes_come_as_sums_and_only_of_enough(client, django_assert_max_num_queries):
    series = make_series()
    meeting = make_meeting(series=series)
    poll = make_poll(meeting=meeting, is_revealed=True)
    many, few = (make_statement(poll=poll, text=text) for text in ("Many", "Few"))
    make_ballots(poll, [many, few], ["aa", *["a-"] * (SMALLEST_TOLD - 1)])
    ideas = make_poll(meeting=meeting, kind=PollKind.RECOMMENDATIONS, is_revealed=True)
    [clock] = make_ideas(ideas, "A clock")
    make_choices(ideas, [clock], ["x"] * (SMALLEST_TOLD - 1))
    unrevealed = make_poll(meeting=make_meeting(series=series))
    make_statement(poll=unrevealed, text="Not yet")
    client.force_login(make_member(community=series.community, role=RoleKind.COORDINATOR))

    with django_assert_max_num_queries(11):
        file = client.get(reverse("votes:votes_csv", args=[series.pk]))

    _heads, *rows = csv.reader(StringIO(file.content.decode("utf-8-sig")))
    assert [row[3:] for row in rows] == [
        ["Many", str(SMALLEST_TOLD), "0", "0", "", str(SMALLEST_TOLD)],
        ["Few", "", "", "", "", "too few to say"],
        ["A clock", "", "", "", "", "too few to say"],
    ]

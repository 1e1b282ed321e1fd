"""The votes of the sample community."""

import pytest

from joinedup.series.models import Meeting
from joinedup.series.sample.content import find_meeting
from joinedup.votes.models import PollKind
from joinedup.votes.sample.loading import choices, votes
from joinedup.votes.selectors.polls import poll_of
from joinedup.votes.selectors.results import choices_of, results_of
from joinedup.votes.services.polls import work_out_groups

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample_community")]


def poll_in(meeting, kind):
    return poll_of(Meeting.objects.get(code=find_meeting(meeting)["code"]), kind)


def test_votes_are_counted_where_the_meeting_is_over_and_hidden_where_it_goes_on():
    found = {}
    for vote in votes():
        results = results_of(poll_in(vote["meeting"], PollKind.STATEMENTS))
        found[vote["meeting"]] = results and (
            results.voters,
            [tally.statement.text for tally in results.tallies],
        )

    (over,) = [vote for vote in votes() if vote["meeting"] == "engagement-5"]
    assert found == {"engagement-5": (17, over["statements"]), "leaving-hospital-2": None}


def test_what_the_room_chose_is_counted_where_the_meeting_is_over_and_hidden_where_it_goes_on():
    found = {}
    for vote in choices():
        chosen = choices_of(poll_in(vote["meeting"], PollKind.RECOMMENDATIONS))
        found[vote["meeting"]] = chosen and (
            chosen.voters,
            [(each.statement.text, each.votes) for each in chosen.ideas],
        )

    (over,) = [vote for vote in choices() if vote["meeting"] == "engagement-5"]
    counts = [9, 8, 4, 8, 5, 6, 3, 3]
    assert found == {
        "engagement-5": (16, list(zip(over["statements"], counts, strict=True))),
        "leaving-hospital-2": None,
    }


def test_the_vote_that_is_over_shows_two_views_of_one_matter():
    poll = poll_in("engagement-5", PollKind.STATEMENTS)

    work_out_groups.func(poll.pk)

    groups = results_of(poll_of(poll.meeting, PollKind.STATEMENTS)).groups
    assert [group.size for group in groups.groups] == [9, 8]
    assert [statement.text for statement in groups.apart] == [
        "Some people really are not ready, and a service may say so.",
        "A missed appointment should never close a case.",
        "Thresholds protect the people who are already inside.",
        "Risk is written down so that somebody else can be blamed.",
    ]

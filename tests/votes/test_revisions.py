"""What the screens show of a vote raises the revision of the meeting, and single votes do not."""

import uuid

import pytest
from django.utils import timezone

from joinedup.votes.models import PollKind
from joinedup.votes.services.casting import cast_vote, choose_ideas
from joinedup.votes.services.paper import (
    change_typed_ballot,
    put_back_typed_ballot,
    take_out_typed_ballot,
    type_ballots,
)
from joinedup.votes.services.polls import close_poll, open_poll, reveal_poll, start_anew
from joinedup.votes.services.statements import (
    hide_statement,
    move_statement,
    release_statement,
    suggest_statement,
    write_statements,
)
from tests.factories.people import make_member
from tests.factories.series import make_meeting
from tests.factories.votes import make_ideas, make_poll, make_statement, make_typed_ballot
from tests.services import services_of

pytestmark = pytest.mark.django_db


def _idea(meeting, **fields):
    return make_statement(poll=_poll(meeting), **fields)


def _poll(meeting, **state):
    return make_poll(meeting=meeting, kind=PollKind.RECOMMENDATIONS, **state)


def _choice(meeting):
    poll = _poll(meeting)
    return {"ballot_id": "mine", "in_round": 1, "poll": poll, "ideas": make_ideas(poll, "A ramp.")}


def _typed(meeting, **fields):
    line = make_typed_ballot(poll=_poll(meeting), typed="1", **fields)
    return {"poll": line.poll, "line": line.pk, "by": line.typed_by}


# Each service, what it is given besides ``by`` and ``at``.
SERVICES = {
    write_statements: lambda m: {
        "key": uuid.uuid4(),
        "meeting": m,
        "kind": PollKind.RECOMMENDATIONS,
        "texts": ["A ramp."],
    },
    suggest_statement: lambda m: {"key": uuid.uuid4(), "poll": _poll(m), "text": "A ramp."},
    release_statement: lambda m: {"statement": _idea(m, state="suggested")},
    hide_statement: lambda m: {"statement": _idea(m), "reason": "It names Sam."},
    move_statement: lambda m: {
        "statement": make_ideas(_poll(m, is_open=False), "A ramp.", "A map.")[0],
        "places": 1,
    },
    open_poll: lambda m: {"meeting": m, "kind": PollKind.STATEMENTS},
    close_poll: lambda m: {"poll": _poll(m)},
    reveal_poll: lambda m: {"poll": _poll(m, is_closed=True)},
    start_anew: lambda m: {"poll": _poll(m), "from_round": 1},
    cast_vote: lambda m: {
        "ballot_id": "mine",
        "in_round": 1,
        "statement": make_statement(poll=make_poll(meeting=m)),
        "value": 1,
    },
    choose_ideas: _choice,
    type_ballots: lambda m: {
        "key": uuid.uuid4(),
        "poll": _idea(m, position=1).poll,
        "ballots": [{1: 1}],
    },
    change_typed_ballot: lambda m: {**_typed(m), "ballot": {2: 1}},
    take_out_typed_ballot: lambda m: _typed(m),
    put_back_typed_ballot: lambda m: _typed(m, is_out=True),
}
WITHOUT_MOMENT = {cast_vote, choose_ideas}


def test_every_service_is_in_the_list():
    assert services_of("votes") == {*SERVICES}


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.__name__)
def test_what_changes_the_room_raises_the_revision(service):
    meeting, other = make_meeting(is_open=True), make_meeting(is_open=True)
    given = SERVICES[service](meeting)
    if service not in WITHOUT_MOMENT:
        given["at"] = timezone.now()
        if service is not suggest_statement:
            given.setdefault("by", make_member())

    service(**given)
    meeting.refresh_from_db()
    other.refresh_from_db()

    assert (meeting.revision, other.revision) == (1, 0)


def test_the_revision_tells_of_a_new_ballot_and_not_of_a_changed_vote():
    meeting = make_meeting(is_open=True)
    poll, vote = _poll(meeting), make_poll(meeting=meeting)
    ideas, statements = make_ideas(poll, "A ramp.", "A map."), [make_statement(poll=vote)] * 2
    revisions = []

    for act in (
        lambda: choose_ideas(in_round=1, ballot_id="mine", poll=poll, ideas=ideas),
        lambda: choose_ideas(in_round=1, ballot_id="mine", poll=poll, ideas=ideas[:1]),
        lambda: choose_ideas(in_round=1, ballot_id="mine", poll=poll, ideas=[]),
        lambda: choose_ideas(in_round=1, ballot_id="mine", poll=poll, ideas=[]),
        lambda: cast_vote(in_round=1, ballot_id="other", statement=statements[0], value=1),
        lambda: cast_vote(in_round=1, ballot_id="other", statement=statements[1], value=0),
    ):
        act()
        meeting.refresh_from_db()
        revisions.append(meeting.revision)

    assert revisions == [1, 1, 2, 2, 3, 3]

"""What becomes of a form that is sent again: tried with obstacles, which have all it takes."""

import uuid
from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.utils import timezone as django_timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from joinedup.core.attempts import NotTaken, attempt_key, content_mark, make_or_change, tell
from joinedup.core.models import TakenAs
from joinedup.series.models import IssueOrigin, PracticeIssue
from tests.factories.people import make_community, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def community():
    return make_community()


@pytest.fixture
def member(community):
    return make_member(community=community)


def send(member, community, *, key, statement, where_from, change=None):
    def by_hand(issue):
        issue.where_from = where_from
        issue.save()

    return make_or_change(
        PracticeIssue,
        key=key,
        by=member,
        parts=(statement,),
        said={"community": community, "where_from": where_from},
        besides={
            "statement": statement,
            "raised_by": member,
            "raised_at": django_timezone.now(),
            "changed_at": django_timezone.now(),
        },
        change=change or by_hand,
    )


def test_new_the_same_and_changed(member, community):
    key = uuid.uuid4()
    ways = (IssueOrigin.CASEWORK, IssueOrigin.CASEWORK, IssueOrigin.TRAINING, IssueOrigin.CASEWORK)

    sent = [send(member, community, key=key, statement="Stuck.", where_from=way) for way in ways]

    assert [each.taken_as for each in sent] == [
        TakenAs.NEW,
        TakenAs.SAME,
        TakenAs.CHANGE,
        TakenAs.CHANGE,
    ]
    assert PracticeIssue.objects.get().where_from == IssueOrigin.CASEWORK
    assert [tell(each, "made", changed="changed") for each in sent[1:3]] == ["made", "changed"]


def test_what_was_changed_since_is_not_taken_and_the_same_is_the_same(member, community):
    key = uuid.uuid4()
    once = {"key": key, "statement": "Stuck."}
    issue = send(member, community, **once, where_from=IssueOrigin.CASEWORK)
    PracticeIssue.objects.update(where_from=IssueOrigin.MEMBER)

    again = send(member, community, **once, where_from=IssueOrigin.CASEWORK)
    with pytest.raises(NotTaken) as refused:
        send(member, community, **once, where_from=IssueOrigin.TRAINING)

    assert (again, again.taken_as) == (issue, TakenAs.SAME)
    assert refused.value.kept == issue
    assert "changed since" in str(refused.value)
    assert PracticeIssue.objects.get().where_from == IssueOrigin.MEMBER


def test_what_the_change_refuses_leaves_everything_as_it_was(member, community):
    once = {"key": uuid.uuid4(), "statement": "Stuck."}
    send(member, community, **once, where_from=IssueOrigin.CASEWORK)

    def refuse(issue):
        raise NotTaken("It was taken up.")

    with pytest.raises(NotTaken, match=r"It was taken up\."):
        send(member, community, **once, where_from=IssueOrigin.TRAINING, change=refuse)

    assert send(member, community, **once, where_from=IssueOrigin.CASEWORK).taken_as is TakenAs.SAME


def test_a_key_names_another_thing_for_another_maker_and_for_other_words(member, community):
    key, other = uuid.uuid4(), make_member(community=community)
    once = {"key": key, "where_from": IssueOrigin.CASEWORK}

    send(member, community, statement="Stuck.", **once)
    send(other, community, statement="Stuck.", **once)
    send(member, community, statement="Lost.", **once)

    assert [(each.raised_by, each.statement) for each in PracticeIssue.objects.order_by("pk")] == [
        (member, "Stuck."),
        (other, "Stuck."),
        (member, "Lost."),
    ]


def test_the_content_is_known_by_what_it_is_and_not_by_how_it_is_written(member):
    key = uuid.uuid4()
    noon = datetime(2031, 5, 6, 12, tzinfo=UTC)
    same = [
        {"at": noon, "by": member, "kind": IssueOrigin.CASEWORK},
        {
            "kind": "casework",
            "by": type(member).objects.get(),
            "at": noon.astimezone(timezone(timedelta(hours=3))),
        },
    ]

    assert content_mark(key, same[0]) == content_mark(key, same[1])
    assert content_mark(key, same[0]) != content_mark(key, {**same[0], "kind": "training"})
    assert content_mark(key, {"a": None}) != content_mark(key, {"a": "None"})
    # The form's key is kept nowhere, so the mark does not give words away.
    assert content_mark(key, same[0]) != content_mark(uuid.uuid4(), same[0])
    assert attempt_key(key, member) != attempt_key(key, "guest")


SENDINGS = st.lists(
    st.tuples(
        st.integers(0, 1), st.sampled_from(("Stuck.", "Lost.")), st.sampled_from(IssueOrigin)
    ),
    min_size=1,
    max_size=8,
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(sendings=SENDINGS)
def test_nothing_said_is_lost_and_the_last_choice_counts(member, community, sendings):
    PracticeIssue.objects.all().delete()
    keys = [uuid.uuid4(), uuid.uuid4()]
    last = {}

    for form, statement, where_from in sendings:
        send(member, community, key=keys[form], statement=statement, where_from=where_from)
        last[form, statement] = where_from

    rows = {
        (form, statement): PracticeIssue.objects.get(
            key=attempt_key(keys[form], member, statement)
        ).where_from
        for form, statement in last
    }
    assert rows == last
    assert PracticeIssue.objects.count() == len(last)

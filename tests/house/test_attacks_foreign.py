"""Forms that name what belongs to somebody else. Nothing of it is touched, and nothing of it is
drawn in."""

import uuid

import pytest
from django.db import transaction
from django.urls import reverse

from joinedup.core.tokens import make_token
from joinedup.record.models import RecordEntry
from tests.house.client import PersonClient
from tests.house.kept import everything_kept

pytestmark = pytest.mark.django_db
# Who sends it, the address and its thing in A, and the form that names things of B;
# what is "our" is of A, what stands in quotation marks names nothing.
FOREIGN = """
facilitator | conversation:strand_move series | contributions=contribution strand=our.other_strand
facilitator | conversation:strand_move series | contributions=our.contribution strand=other_strand
facilitator | conversation:strand_split strand | contributions=contribution strand=our.other_strand
facilitator | conversation:strand_merge strand | into=other_strand
scribe | conversation:scribe meeting | prompt=prompt lines=Hello voice=unstated quotable=no
facilitator | reports:finding_words draft_finding | offered=by_guest chosen=by_guest quoted=by_guest
coordinator | series:meeting_invite coming_meeting | members=listed step=send
coordinator | series:meeting_scribes meeting | scribes=listed
scribe | series:check_in meeting | member=listed
coordinator | series:series_new - | community=community title=T question=Q new_theme=T
listed | series:issue_new - | community=community statement=Stuck where_from=casework
administrator | access:role_give community | member=listed kind='facilitator'
"""
# Who sends it, the address and its thing, and fields that the form does not have.
MORE = """
listed | people:profile - | is_active= email=other@example.org name=Other joined_at=2020-01-01
stranger | series:join_ask series | is_accepted=on decided_by=coordinator name=N email=n@example.org
listed | conversation:contribute prompt | text=T voice=study quotable=no state=held member=scribe
listed | organisations:affiliation_new listed | organisation=asked_organisation speaks_for=on
facilitator | conversation:prompt_edit prompt | question=Q kind=scale meeting=closed_meeting
"""


def rows_of(table):
    rows = [line.split(" | ") for line in filter(None, table.splitlines())]
    return [(who, *address.split(), form) for who, address, form in rows]


def address_of(name, thing, room):
    query = "?theme=new" if name == "series:series_new" else ""
    return reverse(name, args=[] if thing == "-" else [getattr(room, thing).pk]) + query


def form_of(words, room, ours):
    """The fields; a word that names a thing of the room becomes its number."""
    fields = {"key": uuid.uuid4()}
    for word in words.split():
        name, value = word.split("=")
        its_room = ours if value.startswith("our.") else room
        thing = getattr(its_room, value.removeprefix("our.") or "-", None)
        fields[name] = getattr(thing, "pk", value.strip("'"))
    return fields


@pytest.mark.parametrize(("who", "name", "thing", "form"), rows_of(FOREIGN))
def test_a_form_that_names_things_of_another_community_changes_nothing(
    world, who, name, thing, form
):
    browser = PersonClient(world.people[who])
    before = everything_kept(but=[RecordEntry])

    answer = browser.post(address_of(name, thing, world.a), form_of(form, world.b, world.a))

    assert answer.status_code in (200, 302, 422)
    assert everything_kept(but=[RecordEntry]) == before


@pytest.mark.parametrize(("who", "name", "thing", "form"), rows_of(FOREIGN))
def test_the_same_form_with_things_of_ones_own_is_taken(world, who, name, thing, form):
    """Else the test above would show nothing."""
    browser = PersonClient(world.people[who])
    before = everything_kept(but=[RecordEntry])

    with transaction.atomic():
        browser.post(address_of(name, thing, world.a), form_of(form, world.a, world.a))
        after = everything_kept(but=[RecordEntry])
        transaction.set_rollback(True)

    assert after != before


@pytest.mark.parametrize(("who", "name", "thing", "form"), rows_of(MORE))
def test_a_field_that_a_form_does_not_have_is_left_out(world, who, name, thing, form):
    with transaction.atomic():
        browser = PersonClient(world.people[who])
        browser.post(address_of(name, thing, world.a), form_of(form, world.a, world.a))
        told = _what_matters(world.a)
        transaction.set_rollback(True)

    assert told == _what_matters(world.a)


def _what_matters(room):
    """What the fields above would have changed."""
    for thing in (room.listed, room.prompt):
        thing.refresh_from_db()
    return {
        "account": (room.listed.name, room.listed.email, room.listed.is_active),
        "since": room.listed.joined_at,
        "decided": list(room.series.join_requests.exclude(decided_at=None)),
        "held": room.prompt.contributions.filter(state="held").count(),
        "theirs": list(room.scribe.contributions.all()),
        "speakers": list(room.asked_organisation.affiliations.filter(speaks_for=True)),
        "prompt": (room.prompt.kind, room.prompt.meeting, room.prompt.is_open),
    }


def test_a_receipt_opens_its_own_words_only(world):
    token = make_token("receipt", world.a.guest.pk)
    browser = PersonClient(world.people["stranger"])

    answers = {
        browser.post(reverse(name, args=[token, other.pk]), {"quotable": "no"}).status_code
        for name in ("reports:receipt_withdraw", "reports:receipt_quotable")
        for other in (world.a.by_scribe, world.a.contribution, world.b.by_guest)
    }

    assert answers == {404}


def test_a_code_takes_answers_to_the_questions_of_its_own_meeting_only(world):
    browser = PersonClient(world.people["stranger"])

    answers = [
        browser.post(
            reverse("conversation:code_contribute", args=[world.a.meeting.code, prompt.pk]),
            {"text": "Hello", "voice": "unstated", "quotable": "no"},
        ).status_code
        for prompt in (world.b.prompt, world.a.draft_prompt)
    ]

    assert answers == [404, 404]
    assert not world.b.prompt.contributions.filter(text="Hello").exists()

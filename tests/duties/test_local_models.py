"""What must hold of local knowledge, whoever writes into the database."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from joinedup.duties.models.local import SAID, LocalEntry
from tests.factories.local import HOUSING, RELIEF, make_declined, make_local, make_waiting
from tests.factories.people import make_community, make_member

pytestmark = pytest.mark.django_db
NOTHING = dict.fromkeys(SAID, "")


def refused_by(name, change):
    """Whether the database refuses it, by the constraint of this name."""
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        change()
    # SQLite names the columns of what has to be one of a kind.
    return name in str(refused.value) or "UNIQUE" in str(refused.value)


def put(entry, **fields):
    return lambda: LocalEntry.objects.filter(pk=entry.pk).update(**fields)


@pytest.mark.parametrize(
    ("name", "make", "fields"),
    [
        ("says_something", make_waiting, lambda e: NOTHING),
        ("says_something", make_local, lambda e: NOTHING),
        ("words_go_with_one_duty", make_waiting, lambda e: {"wording": "Please."}),
        ("words_go_with_one_duty", make_local, lambda e: {"correction": "It has moved."}),
        ("two_people_one_an_adviser", make_local, lambda e: {"confirmed_by": e.made_by}),
        ("two_people_one_an_adviser", make_local, lambda e: {"made_by_adviser": False}),
        ("counts_once_confirmed", make_waiting, lambda e: {"confirmed_at": timezone.now()}),
        ("counts_once_confirmed", make_waiting, lambda e: {"confirmed_by": make_member()}),
        ("counts_once_confirmed", make_waiting, lambda e: {"reviewed_on": timezone.localdate()}),
        ("counts_once_confirmed", make_waiting, lambda e: {"ended_at": timezone.now()}),
        ("counts_once_confirmed", make_waiting, lambda e: {"confirmed_by_adviser": True}),
        ("counts_once_confirmed", make_waiting, lambda e: {"replaces": make_local()}),
        ("counts_once_confirmed", make_local, lambda e: {"confirmed_by": None}),
        ("counts_once_confirmed", make_local, lambda e: {"reviewed_on": None}),
        ("counts_once_confirmed", make_declined, lambda e: {"ended_at": timezone.now()}),
        (
            "counts_once_confirmed",
            make_local,
            lambda e: {"declined_at": timezone.now(), "declined_by": make_member()},
        ),
        ("declined_by_somebody", make_waiting, lambda e: {"decline_reason": "No."}),
        ("declined_by_somebody", make_waiting, lambda e: {"declined_at": timezone.now()}),
        ("declined_by_somebody", make_waiting, lambda e: {"declined_by": make_member()}),
    ],
)
def test_what_must_never_be_is_refused(name, make, fields):
    entry = make()

    assert refused_by(f"local_entry_{name}", put(entry, **fields(entry)))


@pytest.mark.parametrize(("make", "what"), [(make_local, "counts"), (make_waiting, "waits")])
@pytest.mark.parametrize("duty_id", ["", RELIEF])
def test_one_alone_counts_and_one_alone_waits(make, what, duty_id):
    community = make_community()
    about = {"community": community, "sector": HOUSING, "duty_id": duty_id}
    make(**about)

    assert refused_by(f"local_entry_{what}_alone", lambda: make(**about))
    # Beside it: what ended or was declined, another topic, another community.
    make_local(**about, ended_at=timezone.now())
    make_declined(**about)
    make(**about | {"duty_id": "" if duty_id else RELIEF})
    make(**about | {"community": make_community()})


def test_what_was_declined_may_be_emptied():
    entry = make_declined()

    put(entry, **NOTHING, decline_reason="")()

    entry.refresh_from_db()
    assert {getattr(entry, name) for name in SAID} == {""}


def test_a_correction_and_a_wording_go_with_a_duty():
    entry = make_local(
        duty_id=RELIEF, **NOTHING | {"wording": "Please.", "correction": "It moved."}
    )

    assert (entry.is_live, entry.is_waiting) == (True, False)

"""A duty is noted for any thing, with an owner and a day, and belongs to whom the thing does."""

from datetime import date

import pytest
from django.utils import timezone

from joinedup.core.scopes import ScopeKind
from joinedup.duties.models.pins import DutyPin
from joinedup.duties.services.pins import (
    UnknownDuty,
    forget_loose_pins,
    pin_duty,
    pins_of,
    unpin_duties,
)
from joinedup.record.models import RecordEntry
from tests.factories.people import make_community, make_member, make_organisation
from tests.factories.series import make_series

pytestmark = pytest.mark.django_db
REFER, APPLY = "ha96-s213b-duty-to-refer", "ha96-s184-application-and-inquiries"


@pytest.fixture
def owner():
    return make_member()


def pin(about, owner, duty_id=REFER, due=date(2027, 1, 9)):
    return pin_duty(
        about=about,
        duty_id=duty_id,
        decided_on=date(2026, 12, 1),
        owner=owner,
        due_date=due,
        by=owner,
        at=timezone.now(),
    )


def test_a_thing_has_its_own_pins_the_next_due_first(owner):
    first, other = make_community(), make_community()
    pin(first, owner)
    pin(first, owner, APPLY, due=date(2026, 12, 20))
    pin(other, owner)

    assert [each.duty_id for each in pins_of(first)] == [APPLY, REFER]
    assert pins_of(first)[0].owner == owner
    # Nothing else has the number of a community.
    assert not pins_of(make_organisation()).exists()


def test_it_goes_with_its_thing_when_that_belongs_to_others(owner):
    series, elsewhere = make_series(), make_community()
    pin(series, owner)

    series.community = elsewhere
    series.save()
    unpin_duties(about=series, by=owner, at=timezone.now())

    told = RecordEntry.objects.filter(event="duty unpinned").values_list("scope_kind", "scope_id")
    assert list(told) == [(ScopeKind.COMMUNITY, elsewhere.pk)]


def test_pinned_again_it_has_another_owner_and_day(owner):
    community, other = make_community(), make_member()
    pin(community, owner)

    pin(community, other, due=date(2027, 2, 1))

    (only,) = pins_of(community)
    assert (only.owner, only.due_date) == (other, date(2027, 2, 1))


def test_they_are_taken_off_one_by_one_or_all(owner):
    community = make_community()
    for duty_id in (REFER, APPLY):
        pin(community, owner, duty_id)

    unpin_duties(about=community, duty_id=REFER, by=owner, at=timezone.now())
    assert [each.duty_id for each in pins_of(community)] == [APPLY]
    pin(community, owner)
    unpin_duties(about=community, by="program", at=timezone.now())

    assert not pins_of(community).exists()
    events = RecordEntry.objects.filter(about_id=community.pk).values_list("event", flat=True)
    assert sorted(events) == ["duty pinned"] * 3 + ["duty unpinned"] * 3


def test_they_go_when_the_thing_goes(owner):
    community, other = make_community(), make_community()
    for thing in (community, other):
        pin(thing, owner)
    kept = pins_of(other).get()
    community.delete()

    assert forget_loose_pins(timezone.now()) == 1
    assert list(DutyPin.objects.all()) == [kept]


def test_a_duty_that_is_not_in_the_file_is_refused(owner):
    with pytest.raises(UnknownDuty):
        pin(make_community(), owner, "no-such-duty")

"""Local knowledge is written down by one, confirmed by another, looked at again, and ended."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.core.attempts import NotTaken
from joinedup.core.models import TakenAs
from joinedup.core.optimistic_lock import ChangedMeanwhile
from joinedup.duties.exceptions import (
    AlreadyWaiting,
    NeedsAdviser,
    NeedsAnotherPerson,
    NotCounting,
    NotWaiting,
)
from joinedup.duties.lib.topics import topic_called
from joinedup.duties.models.local import LocalEntry
from joinedup.duties.services.local import (
    confirm_entry,
    decline_entry,
    end_entry,
    mark_of,
    review_entry,
    write_entry,
)
from joinedup.record.models import RecordEntry
from tests.factories.local import HOUSING, RELIEF, make_local, make_waiting
from tests.factories.people import make_community, make_member, make_role

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TOPIC = topic_called(RELIEF)


@pytest.fixture
def write(community, coordinator):
    def write(key=None, by=coordinator, topic=TOPIC, at=NOW, **said):
        return write_entry(
            key=key or uuid4(),
            community=community,
            topic=topic,
            said=said or {"team": "Front desk"},
            owner=by,
            by=by,
            at=at,
        )

    return write


def confirm(entry, by, at=NOW):
    return confirm_entry(entry=entry, expected=mark_of(entry), by=by, at=at)


def recorded():
    lines = RecordEntry.objects.filter(about_kind="duties.localentry").order_by("pk")
    return [(line.event, line.about_id, line.details["roles"]) for line in lines]


def test_it_counts_once_an_adviser_confirmed_it_in_place_of_what_counted(community, adviser, write):
    before = make_local(community=community, duty_id=RELIEF)
    beside = make_local(community=community)
    entry = write(team="New desk")

    confirm(entry, adviser)

    for each in (entry, before, beside):
        each.refresh_from_db()
    assert [each.is_live for each in (entry, before, beside)] == [True, False, True]
    assert (entry.replaces, entry.reviewed_on) == (before, timezone.localdate(NOW))
    assert (entry.made_by_adviser, entry.confirmed_by_adviser) == (False, True)
    assert recorded() == [
        ("local entry made", entry.pk, ["coordinator"]),
        ("local entry confirmed", entry.pk, ["adviser"]),
    ]


def test_what_an_adviser_wrote_is_confirmed_by_anybody_else(community, coordinator, write):
    both = make_member(community=community, role=RoleKind.COORDINATOR)
    make_role(member=both, community=community, kind=RoleKind.ADVISER)
    entry = write(by=both)

    confirm(entry, coordinator)

    entry.refresh_from_db()
    assert (entry.is_live, entry.made_by_adviser) == (True, True)
    assert recorded()[0][2] == ["coordinator", "adviser"]


def test_nobody_confirms_their_own_and_one_of_two_is_an_adviser(community, coordinator, write):
    make_role(member=coordinator, community=make_community(), kind=RoleKind.ADVISER)
    other = make_member(community=community, role=RoleKind.COORDINATOR)
    entry = write()

    with pytest.raises(NeedsAnotherPerson):
        confirm(entry, coordinator)
    with pytest.raises(NeedsAdviser):
        confirm(entry, other)

    entry.refresh_from_db()
    assert entry.is_waiting


def test_an_adviser_of_that_day_counts_and_not_of_another(community, adviser, write):
    adviser.roles.update(until_date=timezone.localdate(NOW) - timedelta(days=1))

    with pytest.raises(NeedsAdviser):
        confirm(write(), adviser)


def test_what_was_changed_since_somebody_looked_is_not_confirmed(adviser, write):
    key = uuid4()
    entry = write(key)
    seen = mark_of(entry)
    write(key, team="Another desk")

    with pytest.raises(ChangedMeanwhile):
        confirm_entry(entry=entry, expected=seen, by=adviser, at=NOW)


def test_confirmed_twice_is_confirmed_once(community, adviser, write):
    entry = write()
    other = make_member(community=community, role=RoleKind.ADVISER)

    for _ in range(2):
        confirm(entry, adviser)
    with pytest.raises(NotWaiting):
        confirm(entry, other)

    entry.refresh_from_db()
    assert entry.confirmed_by == adviser
    assert [event for event, *_ in recorded()].count("local entry confirmed") == 1


def test_the_same_form_again_makes_nothing_new_and_with_other_words_changes_it(write):
    key = uuid4()
    first, same, other = write(key), write(key), write(key, team="Back office")

    assert [each.taken_as for each in (first, same, other)] == [
        TakenAs.NEW,
        TakenAs.SAME,
        TakenAs.CHANGE,
    ]
    assert LocalEntry.objects.get().team == "Back office"


def test_a_form_whose_entry_no_longer_waits_changes_nothing(adviser, write):
    key = uuid4()
    confirm(write(key), adviser)

    assert write(key).taken_as is TakenAs.SAME
    with pytest.raises(NotTaken):
        write(key, team="Back office")

    assert LocalEntry.objects.get().team == "Front desk"


def test_what_one_wrote_before_is_taken_back_by_writing_anew(write, coordinator):
    first_key = uuid4()
    first = write(first_key)
    second = write(team="Back office")

    first.refresh_from_db()
    assert (first.declined_by, first.decline_reason) == (coordinator, "")
    assert second.is_waiting
    with pytest.raises(NotTaken):
        write(first_key, team="Third desk")


def test_what_somebody_else_wrote_waits_for_a_yes_or_no_first(community, write):
    theirs = make_waiting(community=community, duty_id=RELIEF)

    with pytest.raises(AlreadyWaiting) as refused:
        write()

    assert refused.value.entry == theirs
    assert LocalEntry.objects.get() == theirs
    assert write(topic=topic_called(HOUSING)).is_waiting


def test_it_is_declined_with_a_reason_and_stays_so(adviser, write):
    entry = write()

    for reason in ("It is the old number.", "Another reason."):
        decline_entry(entry=entry, reason=reason, by=adviser, at=NOW)
    with pytest.raises(NotWaiting):
        confirm(entry, make_member())

    entry.refresh_from_db()
    assert (entry.declined_by, entry.decline_reason) == (adviser, "It is the old number.")
    assert [event for event, *_ in recorded()] == ["local entry made", "local entry declined"]


def test_what_counts_is_not_declined(adviser, write):
    entry = confirm(write(), adviser)

    with pytest.raises(NotWaiting):
        decline_entry(entry=entry, reason="No.", by=adviser, at=NOW)


def test_still_right_counts_its_days_anew_once_a_day(adviser, write, coordinator):
    entry = confirm(write(at=NOW - timedelta(days=200)), adviser, NOW - timedelta(days=190))

    for _ in range(2):
        review_entry(entry=entry, by=coordinator, at=NOW)

    entry.refresh_from_db()
    assert entry.reviewed_on == timezone.localdate(NOW)
    assert [event for event, *_ in recorded()].count("local entry reviewed") == 1


def test_what_does_not_count_is_not_looked_at_again(write, coordinator):
    for entry in (write(), make_local(ended_at=NOW)):
        with pytest.raises(NotCounting):
            review_entry(entry=entry, by=coordinator, at=NOW)


def test_it_is_taken_away_once_and_can_be_written_down_again(adviser, write, coordinator):
    entry = confirm(write(), adviser)

    for _ in range(2):
        end_entry(entry=entry, by=coordinator, at=NOW)
    again = confirm(write(), adviser)

    entry.refresh_from_db()
    assert (entry.is_live, again.is_live, again.replaces) == (False, True, None)
    assert [event for event, *_ in recorded()].count("local entry ended") == 1


def test_what_waits_is_not_taken_away(write, coordinator):
    entry = write()

    end_entry(entry=entry, by=coordinator, at=NOW)

    entry.refresh_from_db()
    assert entry.is_waiting

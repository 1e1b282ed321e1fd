"""Several who write down, confirm and decline in the same moment."""

from functools import partial
from uuid import uuid4

import pytest
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.duties.exceptions import AlreadyWaiting, NotWaiting
from joinedup.duties.lib.topics import topic_called
from joinedup.duties.models.local import LIVE, WAITING, LocalEntry
from joinedup.duties.services.local import confirm_entry, decline_entry, mark_of, write_entry
from tests.at_once import at_once
from tests.factories.local import RELIEF, make_local, make_waiting
from tests.factories.people import make_community, make_member

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 4


def _two(community, role):
    return [make_member(community=community, role=role) for _ in range(2)]


def _confirm(entry, by):
    return confirm_entry(entry=entry, expected=mark_of(entry), by=by, at=timezone.now())


def _decline(entry, by):
    return decline_entry(entry=entry, reason="No.", by=by, at=timezone.now())


def _kinds(done):
    return sorted(type(each).__name__ for each in done)


@pytest.mark.parametrize("other_act", [_confirm, _decline])
def test_of_two_who_say_yes_or_no_one_is_first(other_act):
    for _ in range(ROUNDS):
        community = make_community()
        before = make_local(community=community, duty_id=RELIEF)
        entry = make_waiting(community=community, duty_id=RELIEF)
        one, other = _two(community, RoleKind.ADVISER)

        done = at_once(partial(_confirm, entry, one), partial(other_act, entry, other))

        assert _kinds(done) == ["LocalEntry", NotWaiting.__name__]
        entry.refresh_from_db()
        before.refresh_from_db()
        assert (entry.confirmed_at is None) == (entry.declined_at is not None)
        assert before.is_live == (entry.declined_at is not None)
        assert LocalEntry.objects.filter(LIVE, community=community).count() == 1


def test_of_two_who_write_about_the_same_one_waits():
    for _ in range(ROUNDS):
        community = make_community()

        def write(by, community=community):
            return write_entry(
                key=uuid4(),
                community=community,
                topic=topic_called(RELIEF),
                said={"team": f"Team of {by}"},
                owner=by,
                by=by,
                at=timezone.now(),
            )

        done = at_once(*(partial(write, by) for by in _two(community, RoleKind.COORDINATOR)))

        assert _kinds(done) == sorted([AlreadyWaiting.__name__, "LocalEntry"])
        assert LocalEntry.objects.filter(WAITING, community=community).count() == 1

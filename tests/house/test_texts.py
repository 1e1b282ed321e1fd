"""What is promised of people's words, tried on every text field of every model."""

from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from joinedup.access.services.members import erase_person
from joinedup.conversation.models import Contribution
from joinedup.core.erasure import export_of
from joinedup.core.texts import Whose
from joinedup.reports.services.files import make_pdf
from joinedup.reports.services.withdrawing import withdraw_words
from joinedup.words.lib.lexicons import _kept_ready
from tests.factories import people
from tests.factories import series as gatherings
from tests.house.access import rows
from tests.house.canary import (
    CANARY,
    SIGN,
    copies_of,
    emails_with_it,
    files_with_it,
    plant,
    tables_with,
)
from tests.house.client import PersonClient, address_of, text_of

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def room(world, settings, tmp_path):
    """The things of a community; what a test does to them is undone."""
    settings.MEDIA_ROOT = tmp_path
    # What is kept ready in memory is known by numbers that the rolled back test gave out, too.
    _kept_ready.cache_clear()
    with transaction.atomic():
        yield world.a
        transaction.set_rollback(True)


def say(contribution, **more):
    """Let these be the words of a contribution, said before anything else was written."""
    words = {"text": CANARY, "outcome_text": CANARY, "credit": CANARY, "quotable": "named"}
    Contribution.objects.filter(pk=contribution.pk).update(
        **words, said_at=LONG_AGO, outcome_at=LONG_AGO, **more
    )
    contribution.refresh_from_db()


def _rows(text, field, asked):
    """Rows to plant in. Repeating what somebody was asked does not make it their words."""
    is_question = field.name in ("question", "wider_question")
    return text.model_class.objects.exclude(pk__in=asked if is_question else [])


def pages_with_it(world):
    """Every page, file and feed that shows the canary to anybody."""
    found = set()
    # A stranger, who is shown least, a member, and whoever is shown most.
    for person in (world.people[name] for name in ("stranger", "scribe", "administrator")):
        browser = PersonClient(person)
        for row in rows():
            response = browser.send("get", address_of(row, world.a))
            if SIGN in text_of(response).casefold():
                found.add(row.title)
    cache.clear()
    return found


def test_withdrawn_words_leave_everything_that_may_hold_copies_of_them(world, room, tmp_path):
    say(room.step)
    fields = copies_of({Whose.EDITED})
    asked = [room.steps.pk, room.series.pk]
    planted = {
        f"{text.model}.{field.name}": plant(_rows(text, field, asked), field)
        for text, field in fields
    }
    make_pdf.func(room.version.pk)
    assert [name for name, times in planted.items() if not times] == [], "a world without these"
    assert len(tables_with()) >= len(planted)
    assert len(pages_with_it(world)) > 50

    withdraw_words(contribution=room.step, by=room.listed, at=timezone.now())
    make_pdf.func(room.version.pk)

    assert tables_with() == set()
    assert files_with_it(tmp_path) == set()
    assert pages_with_it(world) == set()
    assert emails_with_it() == []


def test_what_is_kept_of_a_person_is_theirs_to_have_and_goes_with_them(world, room, tmp_path):
    person = room.listed
    address = person.email
    people.make_email(to=person.email)
    gatherings.make_join_request(series=room.series, name="Me", email=person.email, message="Me.")
    room.recommendation.owner_email = person.email
    room.recommendation.save()
    theirs = [
        (text, field, rows_of(text, person))
        for text, field in copies_of({Whose.OWN, Whose.PERSONAL})
        if text.member or text.email
    ]
    # The address is how they are known, and stays what it is until they go.
    addresses = {
        f"{text.model}.{field.name}"
        for text, field, rows in theirs
        if rows and isinstance(field, models.EmailField)
    }
    planted = {
        f"{text.model}.{field.name}"
        for text, field, rows in theirs
        if not isinstance(field, models.EmailField) and plant(rows, field)
    }
    everything = {f"{text.model}.{field.name}" for text, field, _rows in theirs}
    assert everything - planted - addresses == set(), "a world without these"
    make_pdf.func(room.version.pk)
    person.refresh_from_db()

    export = export_of(person)
    erase_person(member=person, by="program", at=timezone.now())
    make_pdf.func(room.version.pk)

    assert exported(export, SIGN) >= planted
    assert exported(export, address) >= addresses
    assert tables_with() | tables_with(address) == set()
    assert files_with_it(tmp_path) == set()
    assert pages_with_it(world) == set()
    person.refresh_from_db()
    assert (person.name, person.email, person.is_active) == ("a former member", None, False)


def exported(export, sign):
    """The fields of an export that hold a sign."""
    return {
        f"{model}.{name}"
        for model, rows in export.items()
        for row in rows
        for name, value in row.items()
        if sign in str(value).casefold()
    }


def rows_of(text, person):
    """The rows that a declaration says are this person's."""
    theirs = Q(pk__in=[])
    if text.member:
        theirs |= Q(**{"pk" if text.member == "self" else text.member: person.pk})
    if text.email:
        theirs |= Q(**{text.email: person.email})
    return text.model_class.objects.filter(theirs)

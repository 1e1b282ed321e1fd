"""A person may have what is kept of them, and may go: tried on every text field of every model."""

from functools import reduce

import pytest
from django.db import models
from django.db.models import Q
from django.utils import timezone

from joinedup.access.services.members import erase_person
from joinedup.core.erasure import export_of
from joinedup.core.texts import Whose, declared_texts
from joinedup.people.models import NewAddress
from tests.house.canary import (
    SIGN,
    copies_of,
    files_with_it,
    pages_with_it,
    plant,
    tables_with,
)
from tests.house.world import refresh

pytestmark = pytest.mark.django_db


def test_what_is_kept_of_a_person_is_theirs_to_have_and_goes_with_them(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    room, person = world.a, world.a.listed
    address = person.email
    give_to_everything_known_by_an_address(address)
    NewAddress.objects.filter(member=person).update(email=address)
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
    assert everything - planted - addresses == set(), "Please let build() fill these."
    refresh(room)
    person.refresh_from_db()

    export = export_of(person)
    erase_person(member=person, by="program", at=timezone.now())
    refresh(room)

    assert exported(export, SIGN) >= planted
    assert exported(export, address) >= addresses
    assert tables_with() | tables_with(address) == set()
    assert files_with_it(tmp_path) == set()
    assert pages_with_it(world) == set()
    person.refresh_from_db()
    assert (person.name, person.email, person.is_active) == ("a former member", None, False)


def give_to_everything_known_by_an_address(address):
    """Let a row of every kind that is known by an address alone be known by this one."""
    for text in declared_texts():
        if text.email:
            *way, field = text.email.split("__")
            thing = reduce(getattr, way, text.model_class.objects.earliest("pk"))
            type(thing).objects.filter(pk=thing.pk).update(**{field: address})


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

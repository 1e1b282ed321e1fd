"""What changes organisations."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from joinedup.core.attempts import make_or_change
from joinedup.core.models import TakenAs
from joinedup.organisations.events import Event
from joinedup.organisations.models import Organisation
from joinedup.people.models import Member
from joinedup.record import services as record


class OrganisationNameTaken(Exception):
    """Another organisation has this name."""


@transaction.atomic
def add_organisation(
    *,
    key: UUID,
    name: str,
    sector: str,
    kind: str,
    by: Member | str,
    at: datetime,
    about: str = "",
) -> Organisation:
    """Add an organisation of the place.

    The same form sent again with other content changes it, as ``edit_organisation`` does. Raises
    OrganisationNameTaken, and NotTaken when it was changed since.
    """
    said: dict[str, Any] = {"name": name, "sector": sector, "kind": kind, "about": about}
    try:
        with transaction.atomic():
            organisation = make_or_change(
                Organisation,
                key=key,
                by=by,
                said=said,
                besides={"changed_at": at},
                change=lambda organisation: edit_organisation(
                    organisation=organisation, by=by, at=at, **said
                ),
            )
    except IntegrityError as error:
        raise OrganisationNameTaken(name) from error
    if organisation.taken_as is TakenAs.NEW:
        record.write(Event.ORGANISATION_ADDED, about=organisation, by=by, at=at)
    return organisation


@transaction.atomic
def edit_organisation(
    *,
    organisation: Organisation,
    name: str,
    sector: str,
    kind: str,
    by: Member | str,
    at: datetime,
    about: str = "",
) -> None:
    """Correct what is said of an organisation. Raises OrganisationNameTaken."""
    organisation.name, organisation.about = name, about
    organisation.sector, organisation.kind = sector, kind
    organisation.changed_at = at
    try:
        with transaction.atomic():
            organisation.save()
    except IntegrityError as error:
        raise OrganisationNameTaken(name) from error
    record.write(Event.ORGANISATION_CHANGED, about=organisation, by=by, at=at)

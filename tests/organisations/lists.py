"""Lists of people, brought in without a page."""

import uuid

from django.utils import timezone

from joinedup.organisations.lib.people_table import Line
from joinedup.organisations.models import OrganisationKind
from joinedup.organisations.services.lists import bring_in

NOW = timezone.now()


def bring(community, by, *lines, key=None, kind=OrganisationKind.VOLUNTARY, at=NOW):
    return bring_in(
        key=key or uuid.uuid4(), community=community, lines=lines, kind=kind, by=by, at=at
    )


def line(name, email="", number=2, **more):
    return Line(number, name=name, email=email, **more)

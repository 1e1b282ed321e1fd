"""What is left of a member who asked to be forgotten: a row without a name."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from joinedup.people.services.left_alone import leave_alone


def erase_member(rows: QuerySet, at: datetime) -> None:
    """Leave a member whom nobody can reach or find, and who cannot sign in."""
    leave_alone(rows.exclude(email=None).values_list("email", flat=True), at)
    rows.update(name=_("a former member"), email=None, phone="", is_active=False, is_listed=False)

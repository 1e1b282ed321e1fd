"""A duty noted for some thing, with an owner and a day: of a referral, a case or anything else,
which is not known here."""

from datetime import date, datetime

from django.apps import apps
from django.db import transaction
from django.db.models import QuerySet

from joinedup.core.scopes import ScopedModel
from joinedup.duties.events import Event
from joinedup.duties.lib.catalogue import duties
from joinedup.duties.models.pins import DutyPin
from joinedup.people.models import Member
from joinedup.record import services as record


class UnknownDuty(Exception):
    """The file of duties has no entry of this id."""


@transaction.atomic
def pin_duty(
    *,
    about: ScopedModel,
    duty_id: str,
    decided_on: date,
    owner: Member,
    due_date: date,
    by: Member,
    at: datetime,
) -> DutyPin:
    """Note a duty for a thing. One that is noted already gets this owner and these days.

    Whoever calls asks whether ``by`` may do it. Raises UnknownDuty.
    """
    if duty_id not in duties().entries:
        raise UnknownDuty(duty_id)
    pin, _is_new = DutyPin.objects.update_or_create(
        about_kind=about._meta.label_lower,
        about_id=about.pk,
        duty_id=duty_id,
        defaults={
            "decided_on": decided_on,
            "owner": owner,
            "due_date": due_date,
            "pinned_at": at,
        },
    )
    record.write(Event.DUTY_PINNED, about=about, by=by, at=at, duty=duty_id)
    return pin


@transaction.atomic
def unpin_duties(*, about: ScopedModel, by: Member | str, at: datetime, duty_id: str = "") -> None:
    """Take a duty off a thing; all of them, without an id, before the thing itself goes."""
    pins = pins_of(about)
    for pin in pins.filter(duty_id=duty_id) if duty_id else pins:
        record.write(Event.DUTY_UNPINNED, about=about, by=by, at=at, duty=pin.duty_id)
        pin.delete()


@transaction.atomic
def forget_loose_pins(at: datetime) -> int:
    """Take away the pins of things that are gone; how many. One query for each kind of thing."""
    gone = 0
    for kind in DutyPin.objects.order_by().values_list("about_kind", flat=True).distinct():
        pins = DutyPin.objects.filter(about_kind=kind)
        things = apps.get_model(kind)._default_manager.filter(pk__in=pins.values("about_id"))
        gone += pins.exclude(about_id__in=things.values("pk")).delete()[0]
    return gone


def pins_of(about: ScopedModel) -> QuerySet[DutyPin]:
    """The duties noted for a thing, what is due first first. Whoever may see the thing may see
    them."""
    return DutyPin.objects.filter(
        about_kind=about._meta.label_lower, about_id=about.pk
    ).select_related("owner")

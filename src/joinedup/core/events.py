"""What can happen, for the record: each app has its own ``Event`` in a module ``events``."""

from enum import Enum
from typing import Self

from django.db import models

from joinedup.core.registry import contributions


class _Openness(Enum):
    OPEN = "open"


OPEN = _Openness.OPEN


class EventChoices(models.TextChoices):
    """The events of an app, each with the words of the record's page.

    ``SAID = "contributed", _("Said something")`` keeps from the record's readers who it was and
    what it was about. ``PLANNED = "meeting planned", OPEN, _("Meeting planned")`` tells them.
    """

    is_open: bool

    def __new__(cls, value: str, openness: _Openness | None = None) -> Self:
        event = str.__new__(cls, value)
        event._value_ = value
        event.is_open = openness is OPEN
        return event


def is_declared(event: object) -> bool:
    """Whether an app has declared this event as its own."""
    return any(type(event) is events for events in contributions("EVENTS"))


def declared_events() -> dict[str, EventChoices]:
    """All events of all apps, by value."""
    return {event.value: event for events in contributions("EVENTS") for event in events}

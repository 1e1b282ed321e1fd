"""What can happen, for the record: each app has its own ``Event`` in a module ``events``."""

from enum import Enum
from typing import Self

from django.db import models

from joinedup.core.registry import contributions


class _Mark(Enum):
    OPEN = "open"
    FRESH = "fresh"


OPEN, FRESH = _Mark.OPEN, _Mark.FRESH


class EventChoices(models.TextChoices):
    """The events of an app, each with the words of the record's page.

    ``SAID = "contributed", _("Said something")`` keeps from the record's readers who it was and
    what it was about. ``PLANNED = "meeting planned", OPEN, _("Meeting planned")`` tells them.
    What has ``FRESH`` weighs so much that a page by which it can be done asks first for a fresh
    sign-in (``core.decorators.require_fresh_sign_in``); a test looks that each does.
    """

    is_open: bool
    is_fresh: bool

    def __new__(cls, value: str, *marks: _Mark) -> Self:
        event = str.__new__(cls, value)
        event._value_ = value
        event.is_open, event.is_fresh = OPEN in marks, FRESH in marks
        return event


def is_declared(event: object) -> bool:
    """Whether an app has declared this event as its own."""
    return any(type(event) is events for events in contributions("EVENTS"))


def declared_events() -> dict[str, EventChoices]:
    """All events of all apps, by value."""
    return {event.value: event for events in contributions("EVENTS") for event in events}

"""What each app contributes to the whole: declared in a module ``hooks`` of its own.

A module ``hooks`` has lists of declarations under the names below, each made of the dataclasses
of this app. It is imported when somebody first asks, never at start, and nothing happens
when it is: so an app is one folder, and what reads a declaration need not know who made it.

``NAVIGATION`` (``navigation.NavItem``), ``TODOS`` (``todos.Todo``), ``EVENTS``
(``events.EventChoices``), ``TEXTS`` (``texts.Text``), ``KEPT`` (``keeping.Kept``), ``JOBS``
(``jobs.Job``), ``LIMITS`` (``limits.Limit``), ``TASK_NAMES`` (``tasks.TaskName``),
``SAMPLE`` (``samples.Sample``),
``SAMPLE_PEOPLE`` (paths of functions that give ``samples.SamplePerson``), ``PERSON_SECTIONS``,
``PROFILE_SECTIONS``, ``COMMUNITY_SECTIONS`` and ``PEOPLE_ACTS`` (``sections.PageSection``),
``ERASURES`` (``erasure.Erasure``), ``REDACTIONS`` (``texts.Follow``),
``SEARCHES`` (``searching.Search``),
``RIGHTS`` (``roles.Rights``). An app may ask those above it for more, and explains it where it
reads it: ``TAKES_PART`` (``series.decorators``), ``CONSENT_FOLLOWERS``
(``conversation.services.consent``), ``ANSWER_READERS``
(``recommendations.services.notices``).
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from django.apps import AppConfig, apps
from django.utils.module_loading import module_has_submodule

OURS = "joinedup."


def our_apps() -> list[AppConfig]:
    """The apps of this program, in the order of ``INSTALLED_APPS``."""
    return [app for app in apps.get_app_configs() if app.name.startswith(OURS)]


@cache
def _hook_modules() -> list[ModuleType]:
    return [
        import_module(f"{app.name}.hooks")
        for app in our_apps()
        if module_has_submodule(app.module, "hooks")
    ]


def contributions(kind: str) -> Iterator[Any]:
    """Everything that apps declare under this name, from the ground up: an app comes before
    those that rest on it, which stand above it in ``INSTALLED_APPS``."""
    for module in reversed(_hook_modules()):
        yield from getattr(module, kind, ())

"""The sample community for tests: loaded once, and kept to be laid into the database again."""

from contextlib import contextmanager

from django.apps import apps
from django.core.management import call_command
from django.test import override_settings

from joinedup.core.registry import our_apps
from joinedup.record.models import RecordSeal
from tests.undone import undone

# Waiting work is kept, as on a real installation, and not done at once.
KEPT_TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def load_and_keep():
    """Load the sample, keep everything that it made, and leave the database as it was."""
    with _rolled_back():
        there = {model: set(_pks(model)) for model in _models()}
        call_command("load_sample", verbosity=0)
        return [
            [each for each in model._base_manager.all() if each.pk not in there[model]]
            for model in _models()
        ]


@contextmanager
def laid_into_the_database(kept):
    """The database with what was kept, until this ends."""
    with _rolled_back():
        for things in kept:
            if things:
                type(things[0])._base_manager.bulk_create(things)
        yield


@contextmanager
def _rolled_back():
    with override_settings(TASKS=KEPT_TASKS), undone():
        yield


def _models():
    for app in (*our_apps(), apps.get_app_config("django_tasks_database")):
        # The database seals each line of the record anew.
        yield from (
            each for each in app.get_models(include_auto_created=True) if each != RecordSeal
        )


def _pks(model):
    return model._base_manager.values_list("pk", flat=True)

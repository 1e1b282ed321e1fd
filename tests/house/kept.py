"""What the database holds, to be compared with what it held before."""

from django.apps import apps

from joinedup.core.models import Count
from joinedup.people.models import Session

# A number that rises when a page hands something out, and says nothing of whoever looked.
COUNTED = {"votes.Poll": {"handed_out"}}


def everything_kept(but=()):
    """Every row by model; not who is signed in where, how often
    somebody came, nor the rows of these models."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values_list(*_fields_of(model)))
        for model in apps.get_models(include_auto_created=True)
        if model not in (Session, Count, *but)
    }


def _fields_of(model):
    counted = COUNTED.get(model._meta.label, set())
    return [field.attname for field in model._meta.concrete_fields if field.name not in counted]

"""What the database holds, to be compared with what it held before."""

from django.apps import apps
from django.contrib.sessions.models import Session


def everything_kept(but=()):
    """Every row by model; not who is signed in where, nor the rows of these models."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values_list())
        for model in apps.get_models(include_auto_created=True)
        if model not in (Session, *but)
    }

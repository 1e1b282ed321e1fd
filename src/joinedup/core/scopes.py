"""To whom a thing belongs: a community, an organisation, a network, a group or the whole place.

A *network* is the organisations that refer to one another under one sharing agreement; a place
may have several, and a reference *group* belongs to one.
"""

from dataclasses import dataclass
from functools import cache
from typing import ClassVar, cast

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ScopeKind(models.TextChoices):
    PLACE = "place", _("The whole place")
    COMMUNITY = "community", _("A community")
    ORGANISATION = "organisation", _("An organisation")
    NETWORK = "network", _("A network")
    GROUP = "group", _("A group")


@dataclass(frozen=True)
class Scope:
    """The kind, and the lookups that lead from a thing to what it belongs to.

    Without ``path`` a thing is itself what others belong to; the place has none.
    """

    kind: ScopeKind
    path: str = ""


@dataclass(frozen=True)
class Through:
    """A thing belongs to what its neighbour belongs to: ``name`` is the foreign key to it."""

    name: str


PLACE = Scope(ScopeKind.PLACE)


def in_community(path: str = "") -> Scope:
    """``scope = in_community("community")``, with the name of the foreign key."""
    return Scope(ScopeKind.COMMUNITY, path)


def in_organisation(path: str = "") -> Scope:
    """As ``in_community``, for what belongs to an organisation."""
    return Scope(ScopeKind.ORGANISATION, path)


def through(name: str) -> Through:
    """``scope = through("meeting")``: a question belongs to what its meeting belongs to."""
    return Through(name)


@cache
def scope_of(model: type["ScopedModel"]) -> Scope:
    """The scope of a model, with the whole way there."""
    declared = model.scope
    if isinstance(declared, Scope):
        return declared
    neighbour = model._meta.get_field(declared.name).related_model
    if not (isinstance(neighbour, type) and issubclass(neighbour, ScopedModel)):
        raise TypeError(f"{model.__name__}.{declared.name} leads to no model with a scope.")
    further = scope_of(neighbour)
    return Scope(further.kind, f"{declared.name}__{further.path}".removesuffix("__"))


class ScopedModel(models.Model):
    """A model that says to whom its things belong. Every model of this program is one."""

    scope: ClassVar[Scope | Through]
    # The lookups to what a thing is called on the record's page; without it has no name there.
    named_by: ClassVar[str] = ""

    class Meta:
        abstract = True

    @classmethod
    def within(cls, ids: object, prefix: str = "") -> Q:
        """The things that belong to one of these: ids of what the scope is, or a queryset of them.

        ``prefix`` leads here from the model that is asked about: ``"prompt__meeting__"``.
        """
        return Q(**{f"{prefix}{scope_of(cls).path or 'pk'}__in": ids})

    def get_scope(self) -> tuple[ScopeKind, int | None]:
        """Of which kind it is what this thing belongs to, and its id; None for the place.

        Reads what lies between, which the caller has at hand or selects beforehand.
        """
        # Not type(self): whoever is signed in comes as a lazy stand-in.
        scope = scope_of(cast("type[ScopedModel]", self._meta.model))
        if scope.kind == ScopeKind.PLACE:
            return scope.kind, None
        thing, names = self, scope.path.split("__") if scope.path else []
        for name in names[:-1]:
            thing = getattr(thing, name)
        return scope.kind, getattr(thing, f"{names[-1]}_id") if names else self.pk

"""Checks of what apps declare, at start and in CI.

- ``core.E001`` a text field that nobody declared
- ``core.E002`` a declaration of something that is not there, or made twice
- ``core.E003`` a way round that leads nowhere
- ``core.E004`` a to-do without its template
- ``core.E005`` a model that does not say to whom its things belong
- ``core.E006`` two events of one value
- ``core.E007`` a text that may hold copies, and nothing says since when, or what it is
- ``core.E008`` a sample that cannot be loaded, for what it needs or where it is
- ``core.E009`` a model that nobody says how long it is kept, or a time that cannot be counted
"""

from collections import Counter
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.db.models.constants import LOOKUP_SEP
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.urls import NoReverseMatch, reverse
from django.utils.module_loading import import_string

from joinedup.core.keeping import Kept, declared_kept
from joinedup.core.navigation import nav_items
from joinedup.core.registry import contributions, our_apps
from joinedup.core.samples import SampleOrderError, samples_in_order
from joinedup.core.scopes import ScopedModel, ScopeKind, scope_of
from joinedup.core.texts import Whose, Writer, declared_texts, text_fields
from joinedup.core.todos import declared_todos


def our_models() -> list:
    """The models of this program's apps, without those that Django makes for many-to-many."""
    return [model for app in our_apps() for model in app.get_models()]


def check_texts(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """Every text field is declared once, and every declaration is of a text field."""
    declared = Counter((text.model, field) for text in declared_texts() for field in text.fields)
    there = {(model._meta.label, field) for model in our_models() for field in text_fields(model)}
    found: list[CheckMessage] = [
        Error(
            f"Nobody declared what becomes of the text field {model}.{field}.",
            hint="Declare it in TEXTS in the app's hooks.py.",
            id="core.E001",
        )
        for model, field in sorted(there - set(declared))
    ]
    found += [
        Error(f"TEXTS names {model}.{field}, which is no text field.", id="core.E002")
        for model, field in sorted(set(declared) - there)
    ]
    found += [
        Error(f"TEXTS names {model}.{field} twice.", id="core.E002")
        for (model, field), times in declared.items()
        if times > 1
    ]
    found += [
        Error(
            f"{text.model}.{field} may hold copies of words, and nothing says since when, or what "
            "it is to those who decide about one.",
            hint="Give the Text a path written, and say what it is called.",
            id="core.E007",
        )
        for text in declared_texts()
        if text.by is not Writer.PROGRAM
        if (text.whose is Whose.EDITED and not text.written) or (text.written and not text.called)
        for field in text.fields
    ]
    return found + [
        Error(f"TEXTS of {text.model} names {path}, which leads nowhere.", id="core.E002")
        for text in declared_texts()
        if (text.model, text.fields[0]) in there
        for path in (text.member, text.writers, text.email, text.written, text.context, text.thing)
        if path not in ("", "self", "pk") and not _leads(text.model_class, path)
    ]


def check_navigation(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """Every way round leads somewhere."""
    return [
        Error(f"NAVIGATION names {item.url}, which is no address.", id="core.E003")
        for item in nav_items()
        if not _resolves(item.url)
    ]


def check_todos(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """Every to-do has the template that draws it."""
    return [
        Error(f"The to-do {todo.name} has no template {todo.template}.", id="core.E004")
        for todo in declared_todos()
        if not _is_template(todo.template)
    ]


def check_scopes(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """Every model says to whom its things belong."""
    return [
        Error(
            f"{model._meta.label} does not say to whom its things belong, or not truly.",
            hint="Derive it from ScopedModel, and give it a scope.",
            id="core.E005",
        )
        for model in our_models()
        if not _has_scope(model)
    ]


def check_events(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """No two apps write the same event in the record."""
    times = Counter(event.value for events in contributions("EVENTS") for event in events)
    return [
        Error(f"The event {value!r} is declared {count} times.", id="core.E006")
        for value, count in times.items()
        if count > 1
    ]


def check_samples(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """The samples of all apps can be put in an order, and are where their apps say."""
    paths = [sample.load for sample in contributions("SAMPLE")]
    paths += contributions("SAMPLE_PEOPLE")
    found: list[CheckMessage] = [
        Error(f"The hooks of an app name {path}, which is no function.", id="core.E008")
        for path in paths
        if not _is_there(path)
    ]
    try:
        samples_in_order()
    except SampleOrderError as error:
        found.append(Error(str(error), hint="Look at needs in SAMPLE.", id="core.E008"))
    return found


def check_keeping(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """Of every model somebody says how long it is kept, and the time can be counted."""
    declared = list(declared_kept())
    named = {model for kept in declared for model in kept.models}
    found: list[CheckMessage] = [
        Error(
            f"Nobody says how long {model._meta.label} is kept.",
            hint="Name it in KEPT in the app's hooks.py.",
            id="core.E009",
        )
        for model in our_models()
        if model._meta.label not in named
    ]
    known = {model._meta.label for model in apps.get_models()}
    found += [
        Error(f"KEPT names {label}, which is no model.", id="core.E009")
        for label in sorted(named - known)
    ]
    times = Counter(kept.name for kept in declared)
    return found + [
        Error(f"KEPT of {kept.name!r} is declared twice, or counts from nowhere.", id="core.E009")
        for kept in declared
        if named <= known and (times[kept.name] > 1 or not _is_counted(kept))
    ]


def _is_counted(kept: Kept) -> bool:
    if kept.sweep:
        return kept.goes_by_itself and not kept.models
    if not kept.goes_by_itself:
        return not kept.since
    one_model = len(kept.models) == 1
    leads = all(_leads(kept.model_class, moment) for moment in kept.since)
    return bool(kept.since) and one_model and leads


ALL = (
    check_texts,
    check_navigation,
    check_todos,
    check_scopes,
    check_events,
    check_samples,
    check_keeping,
)


def _has_scope(model: type[Model]) -> bool:
    if not issubclass(model, ScopedModel) or not hasattr(model, "scope"):
        return False
    scope = scope_of(model)
    return scope.kind == ScopeKind.PLACE or not scope.path or _leads(model, scope.path)


def _leads(model: Any, path: str) -> bool:
    """Whether lookups lead from a model to a field: "meeting__series__community"."""
    for name in path.split(LOOKUP_SEP):
        try:
            field = model._meta.get_field(name)
        except (FieldDoesNotExist, AttributeError):
            return False
        model = field.related_model
    return True


def _resolves(name: str) -> bool:
    try:
        reverse(name)
    except NoReverseMatch:
        return False
    return True


def _is_there(path: str) -> bool:
    try:
        import_string(path)
    except ImportError:
        return False
    return True


def _is_template(name: str) -> bool:
    try:
        get_template(name)
    except TemplateDoesNotExist:
        return False
    return True

"""The sentences a form answers with when something is missing or cannot be read."""

from django import forms
from django.utils.translation import gettext_lazy as _

_GONE = _("This choice is no longer on offer. Please choose again.")

# The most particular kind of field first: the first that fits is used.
_SENTENCES: list[tuple[type[forms.Field], dict[str, object]]] = [
    (
        forms.ModelMultipleChoiceField,
        {"required": _("Please choose at least one."), "invalid_choice": _GONE},
    ),
    (
        forms.MultipleChoiceField,
        {"required": _("Please choose at least one."), "invalid_choice": _GONE},
    ),
    (forms.ChoiceField, {"required": _("Please choose one."), "invalid_choice": _GONE}),
    (forms.ModelChoiceField, {"required": _("Please choose one."), "invalid_choice": _GONE}),
    (forms.BooleanField, {"required": _("Please tick the box to go on.")}),
    (
        forms.EmailField,
        {
            "required": _("Please write an email address."),
            "invalid": _("This is not a whole email address. It looks like name@example.org."),
        },
    ),
    (
        forms.URLField,
        {
            "required": _("Please give a web address."),
            "invalid": _("This is not a whole web address. It looks like https://example.org."),
        },
    ),
    (
        forms.DateField,
        {
            "required": _("Please give a date."),
            "invalid": _("We could not read this date. Please write it like 17/03/2027."),
        },
    ),
    (
        forms.TimeField,
        {
            "required": _("Please give a time."),
            "invalid": _("We could not read this time. Please write it like 14:30."),
        },
    ),
    (
        forms.DateTimeField,
        {
            "required": _("Please give a date and a time."),
            "invalid": _("We could not read this. Please write it like 17/03/2027 14:30."),
        },
    ),
    (
        forms.IntegerField,
        {
            "required": _("Please give a number."),
            "invalid": _("Please write a number in digits, like 12."),
            "max_value": _("Please give a number no larger than %(limit_value)s."),
            "min_value": _("Please give a number no smaller than %(limit_value)s."),
        },
    ),
    (forms.FileField, {"required": _("Please choose a file.")}),
    (forms.Field, {"required": _("Please fill this in.")}),
]


def speak_kindly(field: forms.Field) -> None:
    """Replace Django's own sentences; a sentence the form gave itself is left alone."""
    stock: dict[str, object] = {}
    for kind in reversed(type(field).__mro__):
        stock.update(kind.__dict__.get("default_error_messages", {}))
    ours = next(sentences for kind, sentences in _SENTENCES if isinstance(field, kind))
    for code, sentence in ours.items():
        if field.error_messages.get(code) is stock.get(code):
            field.error_messages[code] = sentence

"""Forms that draw themselves in the design system and answer mistakes kindly.

Use Django's own fields inside these forms; everything below happens by itself.
"""

import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db.models import Choices, Model
from django.forms.renderers import DjangoTemplates
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from joinedup.core.attempts import NotTaken
from joinedup.design.messages import speak_kindly
from joinedup.design.text import UNREADABLE_SIGN, tidy, whole_number


class Renderer(DjangoTemplates):
    """Draws whole forms and single fields with this app's templates."""

    form_template_name = "design/fields.html"
    field_template_name = "design/field.html"


def _with_commas(number: int) -> str:
    return number_format(number, force_grouping=True)


class NotTooLong(MaxLengthValidator):
    """Says by how much a text is too long, so that people know how much to cut."""

    def __call__(self, value: str) -> None:
        limit = self.limit_value() if callable(self.limit_value) else self.limit_value
        over = len(value) - limit
        if over > 0:
            raise ValidationError(
                ngettext(
                    "This is %(over)s character too long. There is room for %(limit)s.",
                    "This is %(over)s characters too long. There is room for %(limit)s.",
                    over,
                ),
                code="too_long",
                params={"over": _with_commas(over), "limit": _with_commas(limit)},
            )


def refuse_unreadable(value: object) -> None:
    """Refuse text holding a character that no database can keep, and say where it is."""
    # Some of Django's text fields clean to something else, such as a UUID.
    before, sign, _after = value.partition(UNREADABLE_SIGN) if isinstance(value, str) else ("",) * 3
    if sign:
        near = " ".join(before.split()[-4:])
        raise ValidationError(
            _("A character after “%(near)s” could not be read. Please delete the %(sign)s.")
            if near
            else _("The first character could not be read. Please delete the %(sign)s."),
            code="unreadable",
            params={"near": near, "sign": UNREADABLE_SIGN},
        )


def _prepare(field: forms.Field) -> None:
    """Give one form's copy of a field our sentences, limits and widget settings."""
    speak_kindly(field)
    widget = field.widget
    if isinstance(field, forms.CharField):
        # Browsers cut a long paste at maxlength without a word, so it is never sent.
        widget.attrs.pop("maxlength", None)
        field.validators = [
            NotTooLong(each.limit_value) if isinstance(each, MaxLengthValidator) else each
            for each in field.validators
        ] + [refuse_unreadable]
    # Only Django's plain widgets are changed; a form that chose its own keeps it.
    if type(widget) is forms.DateInput:
        widget.input_type, widget.format = "date", "%Y-%m-%d"
    elif type(widget) is forms.TimeInput:
        widget.input_type, widget.format = "time", "%H:%M"
    elif type(widget) is forms.DateTimeInput:
        widget.input_type, widget.format = "datetime-local", "%Y-%m-%dT%H:%M"
    if is_long(widget) or getattr(widget, "input_type", "") in ("text", "search"):
        widget.attrs.setdefault("dir", "auto")


def is_long(widget: forms.Widget) -> bool:
    """Say whether a widget takes several lines of text."""
    return isinstance(widget, forms.Textarea)


class BoundField(forms.BoundField):
    """A field of one form, its typed text made safe before it is cleaned or shown again."""

    def __init__(self, form, field, name):
        _prepare(field)
        super().__init__(form, field, name)

    @property
    def data(self):
        """What was typed, tidied: see ``joinedup.design.text``."""
        lines = is_long(self.field.widget)
        typed = super().data
        if isinstance(typed, str):
            return tidy(typed, lines=lines)
        if isinstance(typed, list):
            return [tidy(each, lines=lines) if isinstance(each, str) else each for each in typed]
        return typed

    @property
    def beside(self) -> str:
        """What another app shows beside the control: a field may carry ``beside``, which makes
        it from the bound field."""
        make = getattr(self.field, "beside", None)
        return make(self) if make else ""

    @property
    def focus_id(self) -> str:
        """The id of the first control, where a link in the error summary leads."""
        return self.id_for_label or self.subwidgets[0].id_for_label


class Form(forms.Form):
    """The base of every form of this program."""

    default_renderer = Renderer()
    bound_field_class = BoundField
    # Our own sentence beside the field is kinder than the browser's bubble.
    use_required_attribute = False
    # Whether fields that may stay empty say so.
    says_optional = True
    # A template that another app shows after the form; it finds the form in its context.
    after = ""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


class FilterForm(Form):
    """Narrows a list: every part may stay empty, so none of them says it."""

    says_optional = False


class KeyField(forms.UUIDField):
    """The key a form carries; a lost or broken one is replaced, so nobody is stopped by it."""

    widget = forms.HiddenInput

    def clean(self, value):
        try:
            return super().clean(value)
        except ValidationError:
            return uuid.uuid4()

    def bound_data(self, data, initial):
        """Draw the form again with the same key, or with a new one where it was broken."""
        return self.clean(data)


class ManyField(forms.ModelMultipleChoiceField):
    """Ticks for things of the database. A number too large for it names nothing."""

    def clean(self, value):
        return super().clean([each if whole_number(str(each)) else "" for each in value or ()])


class IdempotentForm(Form):
    """A form that makes something: sent twice with one ``key``, it makes one thing."""

    key = KeyField(initial=uuid.uuid4)
    # What can be done when it was not taken.
    send_again = _("Send it again, and it is kept as another one.")

    def not_taken(self, refused: NotTaken) -> None:
        """Say why what was typed was not taken, and where the thing stands that this form made.

        The words stay; with a new key the next press makes another thing of them.
        """
        self.full_clean()
        self.data = self.data.copy()
        self.data["key"] = str(uuid.uuid4())
        find = getattr(refused.kept, "get_absolute_url", None)
        said = format_html("{} {}", refused, self.send_again)
        if find:
            link = '{} <a href="{}">{}</a>'
            said = format_html(link, said, find(), _("Look at what you sent before"))
        self.add_error(None, said)


def missing(sentence) -> dict[str, object]:
    """Give a field its own words for being empty.

    ``CharField(error_messages=missing(_("Please write the question.")))``
    """
    return {"required": sentence}


def text_field(model: type[Model], name: str, *, rows: int = 0, **fields: Any) -> forms.CharField:
    """A text field as long as the model's field of this name allows, with several rows if asked."""
    if rows:
        fields["widget"] = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(max_length=model._meta.get_field(name).max_length, **fields)


def email_field(*, autocomplete: str = "off", **fields: Any) -> forms.EmailField:
    """An email address; ``autocomplete="email"`` where it is the reader's own."""
    widget = forms.EmailInput(attrs={"autocomplete": autocomplete})
    return forms.EmailField(max_length=254, widget=widget, **fields)


def choices_in_order(choices: type[Choices], *, first: object) -> Callable[[], list]:
    """Choices in the order of their labels, after one that chooses nothing."""

    def in_order():
        return [("", first), *sorted(choices.choices, key=lambda choice: str(choice[1]))]

    return in_order

"""Forms that draw themselves in the design system and answer mistakes kindly.

Use Django's own fields inside these forms, and the few below for what they have none; everything
else happens by itself.
"""

import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Choices, Model
from django.forms.fields import BaseTemporalField
from django.forms.renderers import DjangoTemplates
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from joinedup.core.attempts import NotTaken
from joinedup.core.cleaning import (
    clean_address,
    clean_code,
    clean_line,
    clean_number,
    clean_words,
    whole_number,
)
from joinedup.design.messages import speak_kindly
from joinedup.design.outbox import CLOSED
from joinedup.design.validators import ours_for, refuse_unreadable


class Renderer(DjangoTemplates):
    """Draws whole forms and single fields with this app's templates."""

    form_template_name = "design/fields.html"
    field_template_name = "design/field.html"


def _prepare(field: forms.Field) -> None:
    """Give one form's copy of a field our sentences, limits and widget settings."""
    speak_kindly(field)
    widget = field.widget
    if isinstance(field, forms.CharField):
        # Browsers cut a long paste at maxlength without a word, so it is never sent.
        widget.attrs.pop("maxlength", None)
        field.validators = [*map(ours_for, field.validators), refuse_unreadable]
    # Only Django's plain widgets are changed; a form that chose its own keeps it.
    if type(widget) is forms.DateInput:
        widget.input_type, widget.format = "date", "%Y-%m-%d"
    elif type(widget) is forms.TimeInput:
        widget.input_type, widget.format = "time", "%H:%M"
    elif type(widget) is forms.DateTimeInput:
        widget.input_type, widget.format = "datetime-local", "%Y-%m-%dT%H:%M"
    if is_long(widget) or getattr(widget, "input_type", "") in ("text", "search"):
        widget.attrs.setdefault("dir", "auto")


def _cleaning_of(field: forms.Field) -> Callable[[str], str]:
    """How what is typed into a field is cleaned."""
    if isinstance(field, forms.EmailField):
        return clean_address
    if isinstance(field, forms.IntegerField | BaseTemporalField):
        return clean_number
    return clean_words if is_long(field.widget) else clean_line


def is_long(widget: forms.Widget) -> bool:
    """Say whether a widget takes several lines of text."""
    return isinstance(widget, forms.Textarea)


class BoundField(forms.BoundField):
    """A field of one form, its typed text made safe before it is cleaned or shown again."""

    def __init__(self, form, field, name):
        _prepare(field)
        super().__init__(form, field, name)
        self._typed = self._cleaned = None

    @property
    def data(self):
        """What was typed, cleaned as ``joinedup.core.cleaning`` says."""
        typed = super().data
        # A long text is asked for many times.
        if typed is not self._typed:
            self._typed, self._cleaned = typed, self._clean(typed)
        return self._cleaned

    def _clean(self, typed):
        clean = _cleaning_of(self.field)
        if isinstance(typed, str):
            return clean(typed)
        if isinstance(typed, list):
            return [clean(each) if isinstance(each, str) else each for each in typed]
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
    # Whether the device keeps what is typed until it is sent: never where a form is about
    # somebody's situation, or asks a stranger who they are.
    keeps_draft = True
    # A template that another app shows after the form; it finds the form in its context.
    after = ""
    # Whether nothing was saved although all is filled in well, and what can be done then.
    is_refused = False
    what_next: object = ""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def refuse(self, why: object, *, what_next: object = "") -> None:
        """Say why the work takes this form no more, though it is filled in well. The words stay."""
        self.full_clean()
        self.add_error(None, str(why))
        self.is_refused, self.what_next = True, what_next

    @property
    def status(self) -> int:
        """The status of the page that shows the form: 409 where the work took it no more."""
        return CLOSED if self.is_refused else 200

    @property
    def draft(self) -> str:
        """Under which name the device keeps what is typed; empty where nothing long is asked."""
        has_long = any(is_long(field.widget) for field in self.fields.values())
        return type(self).__name__ if self.keeps_draft and has_long else ""


class FilterForm(Form):
    """Narrows a list: every part may stay empty, so none of them says it."""

    says_optional = False
    # The id of the list's acts bar, where what is chosen is sent along to the narrowed list.
    keeps = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.keeps:
            for field in self.fields.values():
                field.widget.attrs["form"] = self.keeps


class CodeField(forms.CharField):
    """A code that people copy from a wall, a sheet or an email. It is shown again as they typed
    it, so that they can compare."""

    def to_python(self, value: object) -> str:
        return clean_code(super().to_python(value))


class PhoneField(forms.CharField):
    """A telephone number."""

    widget = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})

    def to_python(self, value: object) -> str:
        return clean_number(super().to_python(value))


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
    # What can be done where it was not taken.
    send_again = _("If you send it once more, it is kept as well, as another one.")

    def not_taken(self, refused: NotTaken) -> None:
        """Say why what was typed was not taken, and where the thing stands that this form made.

        The words stay; with a new key the next press makes another thing of them.
        """
        self.data = self.data.copy()
        self.data["key"] = str(uuid.uuid4())
        find = getattr(refused.kept, "get_absolute_url", None)
        link = _("Look at what you sent before")
        said = (
            format_html('{} <a href="{}">{}</a>', refused, find(), link) if find else str(refused)
        )
        self.refuse(said, what_next=self.send_again)


def missing(sentence) -> dict[str, object]:
    """Give a field its own words for being empty.

    ``CharField(error_messages=missing(_("Please write the question.")))``
    """
    return {"required": sentence}


def text_field(
    model: type[Model],
    name: str,
    *,
    rows: int = 0,
    kind: type[forms.CharField] = forms.CharField,
    **fields: Any,
) -> forms.CharField:
    """A text field as long as the model's field of this name allows, with several rows if asked."""
    if rows:
        fields["widget"] = forms.Textarea(attrs={"rows": rows})
    return kind(max_length=model._meta.get_field(name).max_length, **fields)


def email_field(*, autocomplete: str = "off", **fields: Any) -> forms.EmailField:
    """An email address; ``autocomplete="email"`` where it is the reader's own."""
    widget = forms.EmailInput(attrs={"autocomplete": autocomplete})
    return forms.EmailField(max_length=254, widget=widget, **fields)


def choices_in_order(choices: type[Choices], *, first: object) -> Callable[[], list]:
    """Choices in the order of their labels, after one that chooses nothing."""

    def in_order():
        return [("", first), *sorted(choices.choices, key=lambda choice: str(choice[1]))]

    return in_order

from django import forms
from django.utils.translation import gettext_lazy as _

from joinedup.design.forms import CodeField, Form, missing


class MeetingCodeForm(Form):
    """The short code that opens a meeting."""

    code = CodeField(
        label=_("Joining code"),
        help_text=_("Eight letters, on the wall or on the sheet in front of you."),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages=missing(_("Please type the code.")),
    )

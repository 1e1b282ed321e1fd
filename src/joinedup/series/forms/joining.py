from django import forms
from django.utils.translation import gettext_lazy as _

from joinedup.design.forms import Form, IdempotentForm, email_field, missing
from joinedup.series.models import LONGEST_MESSAGE


class JoinForm(IdempotentForm):
    # A stranger says who they are, perhaps on a device of the library.
    keeps_draft = False

    name = forms.CharField(
        label=_("Your name"),
        help_text=_("As you would like to be called."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages=missing(_("Please tell us what to call you.")),
    )
    email = email_field(
        label=_("Your email address"),
        help_text=_("The coordinator answers to this address. Nobody else sees it."),
        autocomplete="email",
    )
    message = forms.CharField(
        label=_("What brings you here?"),
        help_text=_("As much or as little as you like."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=LONGEST_MESSAGE,
        required=False,
    )


class JoinDecisionForm(Form):
    words = forms.CharField(
        label=_("A few words of your own"),
        help_text=_("Added to the email they get, whichever you choose."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1000,
        required=False,
    )

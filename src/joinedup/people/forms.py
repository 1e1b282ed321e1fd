"""What people type to sign in, and about themselves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from joinedup.design.forms import CodeField, Form, email_field, missing, text_field
from joinedup.people.models import Member, Passkey


class CarryingForm(Form):
    """Takes along what was typed elsewhere while its writer signs in: see ``core.typed``."""

    parcel = forms.CharField(required=False, widget=forms.HiddenInput)


class SignInForm(CarryingForm):
    email = email_field(
        label=_("Your email address"),
        help_text=_("We send you a code. There is no password."),
        autocomplete="email",
    )
    is_shared = forms.BooleanField(
        label=_("Other people use this phone or computer"),
        help_text=_("You are signed out when the browser is closed."),
        required=False,
    )


class CodeForm(CarryingForm):
    """Takes the code from an email."""

    code = CodeField(
        label=_("The code from the email"),
        help_text=_("Eight digits. Whether you type the dash does not matter."),
        max_length=40,
        error_messages=missing(_("Please type the code from the email.")),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def say_wrong(self):
        """The code was another one; more tries are left."""
        said = _("This is not the code in our newest email. Please compare, and try again.")
        self.add_error("code", said)


class AppCodeForm(CarryingForm):
    """Takes a code from somebody's app."""

    code = CodeField(
        label=_("The code from your app"),
        help_text=_("Six digits. Or one of the codes you wrote down when you turned the app on."),
        max_length=40,
        error_messages=missing(_("Please type the code that your app shows.")),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def say_wrong(self):
        """The code was another one, or was used before."""
        said = _("This is not what the app shows now. Wait for its next code, and type that.")
        self.add_error("code", said)


class NewAppForm(AppCodeForm):
    """Takes the first code of an app; the secret comes along, signed."""

    secret = forms.CharField(widget=forms.HiddenInput)
    field_order = ("code",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = _("Six digits, another six every half minute.")


class PasskeyForm(CarryingForm):
    """What a passkey answered to the question of this page. A script fills it in."""

    question = forms.CharField(widget=forms.HiddenInput)
    answer = forms.CharField(widget=forms.HiddenInput)


class PasskeySignInForm(PasskeyForm):
    # As it is ticked in the other form of the page.
    is_shared = forms.BooleanField(required=False, widget=forms.HiddenInput)


class NewPasskeyForm(PasskeyForm):
    name = text_field(
        Passkey,
        "name",
        label=_("What you call it"),
        help_text=_("So that you know later which one it is: the phone, the work computer."),
        required=False,
    )


class ProfileForm(Form):
    description = text_field(
        Member,
        "description",
        label=_("How I wish to be described"),
        help_text=_("In your own words, or leave it empty: nobody needs a label."),
        required=False,
    )
    experience = text_field(
        Member,
        "experience",
        label=_("What I know by lived experience"),
        help_text=_("From my own life. Only what you want to tell."),
        required=False,
        rows=4,
    )
    occupation = text_field(
        Member,
        "occupation",
        label=_("What I know by work"),
        help_text=_("Paid or not."),
        required=False,
        rows=4,
    )
    study = text_field(
        Member,
        "study",
        label=_("What I know by study"),
        help_text=_("From learning, teaching or research."),
        required=False,
        rows=4,
    )
    can_help_with = text_field(
        Member, "can_help_with", label=_("What I can help with"), required=False, rows=4
    )
    wants_to_know = text_field(
        Member, "wants_to_know", label=_("What I want to know"), required=False, rows=4
    )
    wants_answers = forms.BooleanField(
        label=_("Email me when something is answered that my words asked for"),
        required=False,
    )
    is_listed = forms.BooleanField(
        label=_("List me in the directory"),
        help_text=_(
            "Members of the communities of this place can then find you and read this page. "
            "Your email address and phone number are never shown there."
        ),
        required=False,
    )

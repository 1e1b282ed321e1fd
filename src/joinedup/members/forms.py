"""What people type about themselves, each other and their organisations."""

from django import forms
from django.utils.translation import gettext_lazy as _

from joinedup.design.forms import FilterForm, Form, IdempotentForm, missing
from joinedup.members.models import (
    Affiliation,
    Community,
    Member,
    Organisation,
    OrganisationKind,
    Sector,
    Voice,
)


def _text(model, name, *, rows=0, **fields):
    """A text field as long as the model allows, with several rows if asked."""
    if rows:
        fields["widget"] = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(max_length=model._meta.get_field(name).max_length, **fields)


def _in_order(choices, *, first):
    """Choices in the order of their labels, after one that chooses nothing."""

    def in_order():
        return [("", first), *sorted(choices.choices, key=lambda choice: str(choice[1]))]

    return in_order


def _email(*, autocomplete="off", **fields):
    return forms.EmailField(
        max_length=254, widget=forms.EmailInput(attrs={"autocomplete": autocomplete}), **fields
    )


def _phone():
    return _text(
        Member,
        "phone",
        label=_("Phone number"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )


class SignInForm(Form):
    email = _email(
        label=_("Your email address"),
        help_text=_("We send you a code. There is no password."),
        autocomplete="email",
    )
    is_shared = forms.BooleanField(
        label=_("Other people use this phone or computer"),
        help_text=_("You are signed out when the browser is closed."),
        required=False,
    )

    def clean_email(self):
        return self.cleaned_data["email"].lower()


class CodeForm(Form):
    code = forms.CharField(
        label=_("The code from the email"),
        help_text=_("Eight digits. Whether you type the dash does not matter."),
        max_length=40,
        error_messages=missing(_("Please type the code from the email.")),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class ProfileForm(Form):
    description = _text(
        Member,
        "description",
        label=_("How I wish to be described"),
        help_text=_("In your own words, or leave it empty: nobody needs a label."),
        required=False,
    )
    experience = _text(
        Member,
        "experience",
        label=_("What I know by experience"),
        help_text=_("From my own life. Only what you want to tell."),
        required=False,
        rows=4,
    )
    occupation = _text(
        Member,
        "occupation",
        label=_("What I know by occupation"),
        help_text=_("From my work, paid or not."),
        required=False,
        rows=4,
    )
    study = _text(
        Member,
        "study",
        label=_("What I know by study"),
        help_text=_("From learning, teaching or research."),
        required=False,
        rows=4,
    )
    can_help_with = _text(
        Member, "can_help_with", label=_("What I can help with"), required=False, rows=4
    )
    wants_to_know = _text(
        Member, "wants_to_know", label=_("What I want to know"), required=False, rows=4
    )
    is_listed = forms.BooleanField(
        label=_("List me in the directory"),
        help_text=_(
            "Members of the communities of this place can then find you and read this page. "
            "Your email address and phone number are never shown there."
        ),
        required=False,
    )


class ContactForm(Form):
    name = _text(
        Member,
        "name",
        label=_("Name"),
        help_text=_("As the person wishes to be called."),
        error_messages=missing(_("Please write a name.")),
    )
    email = _email(
        label=_("Email address"), help_text=_("It is needed to sign in."), required=False
    )
    phone = _phone()


class MemberForm(ContactForm, IdempotentForm):
    """Somebody who joins; without an email address they take part by phone and on paper."""

    email = _email(
        label=_("Email address"),
        help_text=_("It is needed to sign in. Without one, people take part by phone or on paper."),
        required=False,
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Organisation"),
        empty_label=_("None, or not in the list"),
        required=False,
    )
    job_title = _text(Affiliation, "job_title", label=_("What they do there"), required=False)

    field_order = ["name", "email", "phone", "organisation", "job_title", "key"]

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations


class CommunityForm(Form):
    name = _text(
        Community,
        "name",
        label=_("Name"),
        error_messages=missing(_("Please write the name of the community.")),
    )
    purpose = _text(
        Community,
        "purpose",
        label=_("What it is for"),
        help_text=_("One or two sentences. Everybody can read them on the pages of its series."),
        error_messages=missing(_("Please say what the community is for.")),
        rows=3,
    )
    about = _text(
        Community,
        "about",
        label=_("More about it"),
        help_text=_("For its members: how it works, when it meets, what newcomers should know."),
        required=False,
        rows=6,
    )
    contact_email = _email(
        label=_("Email address for questions"),
        help_text=_("Everybody can see it. Best a shared mailbox, because people leave."),
        error_messages=missing(_("Please give an address that people can write to.")),
    )


class DeactivateForm(Form):
    tell = forms.BooleanField(
        label=_("Tell them by email"),
        help_text=_("Leave it out if nobody should read it, or if you have told them yourself."),
        required=False,
        initial=True,
    )


class RoleForm(Form):
    member = forms.ModelChoiceField(
        Member.objects.none(), label=_("Who"), empty_label=_("Choose a person")
    )
    kind = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)

    def __init__(self, *args, people, kinds, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = people
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]


class AffiliationForm(Form):
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Organisation"),
        empty_label=_("Choose an organisation"),
        help_text=_("If it is not in the list, a coordinator can add it."),
    )
    job_title = _text(
        Affiliation,
        "job_title",
        label=_("Work or role there"),
        required=False,
    )
    speaks_for = forms.BooleanField(
        label=_("May answer recommendations in its name"), required=False
    )

    def __init__(self, *args, organisations, may_name_speakers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations
        if not may_name_speakers:
            del self.fields["speaks_for"]


class OrganisationForm(IdempotentForm):
    name = _text(
        Organisation,
        "name",
        label=_("Name"),
        error_messages=missing(_("Please write the name of the organisation.")),
    )
    sector = forms.ChoiceField(
        label=_("Sector"), choices=_in_order(Sector, first=_("Choose a sector"))
    )
    kind = forms.ChoiceField(
        label=_("Kind"), choices=_in_order(OrganisationKind, first=_("Choose a kind"))
    )
    about = _text(
        Organisation,
        "about",
        label=_("What it does"),
        help_text=_("For people who have never heard of it."),
        required=False,
        rows=4,
    )


class SearchForm(FilterForm):
    """What to look for in the directory or among organisations; every part may be empty."""

    words = forms.CharField(
        label=_("Look for"),
        help_text=_("A name, or a word about what you need."),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    sector = forms.ChoiceField(
        label=_("Sector"), required=False, choices=_in_order(Sector, first=_("All sectors"))
    )


class DirectoryForm(SearchForm):
    voice = forms.ChoiceField(
        label=_("Speaks from"),
        required=False,
        choices=[
            ("", _("Any kind of knowledge")),
            *[choice for choice in Voice.choices if choice[0] != Voice.UNSTATED],
        ],
    )


class OrganisationSearchForm(SearchForm):
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=_in_order(OrganisationKind, first=_("All kinds"))
    )

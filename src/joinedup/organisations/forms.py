"""What is typed about organisations, and about who works where."""

from django import forms
from django.utils.translation import gettext_lazy as _

from joinedup.access.forms import ContactForm
from joinedup.design.edit_forms import EditForm
from joinedup.design.forms import (
    FilterForm,
    Form,
    IdempotentForm,
    choices_in_order,
    email_field,
    missing,
    text_field,
)
from joinedup.organisations.models import Affiliation, Organisation, OrganisationKind, Sector
from joinedup.people.models import Voice


class MemberForm(ContactForm, IdempotentForm):
    """Somebody who joins; without an email address they take part by phone and on paper."""

    email = email_field(
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
    job_title = text_field(Affiliation, "job_title", label=_("What they do there"), required=False)

    field_order = ["name", "email", "phone", "organisation", "job_title", "key"]

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("job_title") and "organisation" in cleaned and not cleaned["organisation"]:
            self.add_error(
                "organisation", _("Please choose where they do this, or leave out what they do.")
            )
        return cleaned


class AffiliationForm(Form):
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Organisation"),
        empty_label=_("Choose an organisation"),
        help_text=_("If it is not in the list, a coordinator can add it."),
    )
    job_title = text_field(
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


class OrganisationForm(EditForm, IdempotentForm):
    name = text_field(
        Organisation,
        "name",
        label=_("Name"),
        error_messages=missing(_("Please write the name of the organisation.")),
    )
    sector = forms.ChoiceField(
        label=_("Sector"), choices=choices_in_order(Sector, first=_("Choose a sector"))
    )
    kind = forms.ChoiceField(
        label=_("Kind"), choices=choices_in_order(OrganisationKind, first=_("Choose a kind"))
    )
    about = text_field(
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
        label=_("Sector"), required=False, choices=choices_in_order(Sector, first=_("All sectors"))
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
        label=_("Kind"),
        required=False,
        choices=choices_in_order(OrganisationKind, first=_("All kinds")),
    )

"""What is typed about organisations, and about who works where."""

from django import forms
from django.utils.translation import gettext_lazy as _

from joinedup.access.forms import ContactForm
from joinedup.access.models import RoleKind
from joinedup.core.cleaning import whole_number
from joinedup.core.table_files import LARGEST_FILE
from joinedup.core.uploads import ends_in
from joinedup.design.edit_forms import EditForm
from joinedup.design.forms import (
    FilterForm,
    Form,
    IdempotentForm,
    ManyField,
    choices_in_order,
    email_field,
    missing,
    text_field,
)
from joinedup.organisations.lib.people_table import COLUMNS
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


class PeopleFilterForm(FilterForm):
    """Narrows the people of a community, and puts them in order."""

    words = forms.CharField(
        label=_("Name or words"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    role = forms.ChoiceField(
        label=_("Role"), required=False, choices=[("", _("All roles")), *RoleKind.choices]
    )
    sector = forms.ChoiceField(
        label=_("Sector"), required=False, choices=choices_in_order(Sector, first=_("All sectors"))
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Organisation"), required=False, empty_label=_("All")
    )
    sort = forms.ChoiceField(
        label=_("Sorted by"),
        required=False,
        choices=[("", _("Name")), ("organisation", _("Organisation"))],
    )

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations

    @property
    def wishes(self):
        """What was understood, by name."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class ChosenField(ManyField):
    """People ticked in a list; whoever has gone from it meanwhile is left out."""

    def clean(self, value):
        numbers = [whole_number(str(each)) for each in value or ()]
        return list(self.queryset.filter(pk__in=numbers))


class PeopleForm(IdempotentForm):
    """Does something to the people chosen in a list."""

    members = ChosenField(None, widget=forms.MultipleHiddenInput, required=False)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["members"].queryset = people

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("members"):
            raise forms.ValidationError(_("Please choose at least one person."))
        return cleaned


class RolesForm(PeopleForm):
    kind = forms.ChoiceField(label=_("Role"))

    def __init__(self, *args, kinds, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]


class ListForm(Form):
    table = forms.FileField(
        label=_("Your list"),
        help_text=_("A CSV file, or an Excel file (.xlsx) of which the first sheet is read."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,text/csv"}),
        validators=[
            ends_in(
                *("csv", "tsv", "txt", "xlsx"),
                message=_("Please choose a CSV or an Excel (.xlsx) file."),
            )
        ],
        error_messages=missing(_("Please choose a file.")),
    )

    def __init__(self, *args, was_too_large=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.was_too_large = was_too_large

    def clean_table(self):
        table = self.cleaned_data["table"]
        if table.size > LARGEST_FILE:
            raise forms.ValidationError(
                _("The file is larger than 5 MB. Please send a part of it.")
            )
        return table

    def clean(self):
        if self.was_too_large:  # the file was not even read, and seems to be missing
            self.errors.pop("table", None)
            self.add_error("table", _("The file is larger than 5 MB. Please send a part of it."))
        return super().clean()


class ListColumnsForm(IdempotentForm):
    """What each column of a list says. The list itself comes along, closed and signed."""

    keeps_draft = False
    says_optional = False

    list = forms.CharField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("What the new organisations are"),
        required=False,
        choices=choices_in_order(OrganisationKind, first=_("Choose a kind")),
    )
    # Of the columns that were looked at: nobody adds people whom they have not seen.
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, heads, **kwargs):
        super().__init__(*args, **kwargs)
        labels = [(name, label) for name, (label, _names) in COLUMNS.items()]
        self.columns = [f"column_{number}" for number in range(len(heads))]
        for name, head in zip(self.columns, heads, strict=True):
            self.fields[name] = forms.ChoiceField(
                label=head, required=False, choices=[("", _("Left out")), *labels]
            )

    @property
    def chosen(self):
        """What each column says."""
        return [self.cleaned_data[name] for name in self.columns]

    def clean(self):
        cleaned = super().clean()
        chosen = [cleaned.get(name) for name in self.columns if cleaned.get(name)]
        twice = next((each for each in chosen if chosen.count(each) > 1), None)
        if twice:
            said = _("Two columns are “%(column)s”. Please choose one of them.")
            self.add_error(None, said % {"column": COLUMNS[twice][0]})
        if not {"name", "first_name", "last_name"} & set(chosen):
            self.add_error(None, _("Please say which column has the names."))
        return cleaned

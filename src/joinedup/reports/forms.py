"""What people type into a report, and how they choose about their words."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from joinedup.conversation.models import Quotable
from joinedup.core.cleaning import whole_number
from joinedup.design.edit_forms import EditForm
from joinedup.design.forms import Form, IdempotentForm, email_field, missing
from joinedup.organisations.models import Organisation

LONGEST_WAIT = timedelta(days=366)
LONGEST_RECOMMENDATION = 1000  # characters
NO_DETAIL = _("Anybody can read this. Please leave out anything that shows who a person is.")


class ReportForm(EditForm):
    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        error_messages=missing(_("Please give the report a title.")),
    )
    summary = forms.CharField(
        label=_("In short"),
        help_text=_("A few plain sentences for people who read nothing else. They come first."),
        widget=forms.Textarea,
        max_length=5000,
        required=False,
    )
    method = forms.CharField(
        label=_("How we did it"), widget=forms.Textarea, max_length=5000, required=False
    )
    what_next = forms.CharField(
        label=_("What happens next"), widget=forms.Textarea, max_length=5000, required=False
    )


class FindingForm(EditForm, IdempotentForm):
    heading = forms.CharField(
        label=_("What was found, in one sentence"),
        max_length=200,
        error_messages=missing(_("Please say in one sentence what was found.")),
    )
    body = forms.CharField(
        label=_("More about it"),
        help_text=_("People’s own words are not pasted here: choose them as quotations."),
        widget=forms.Textarea,
        max_length=10_000,
        required=False,
    )


class RecommendationForm(EditForm, IdempotentForm):
    text = forms.CharField(
        label=_("What is asked"),
        help_text=_("One sentence that can be answered with yes, no, or yes with changes."),
        widget=forms.Textarea,
        max_length=LONGEST_RECOMMENDATION,
        error_messages=missing(_("Please write what is asked.")),
    )
    why = forms.CharField(
        label=_("Why"), help_text=NO_DETAIL, widget=forms.Textarea, max_length=2000, required=False
    )
    organisation = forms.ModelChoiceField(
        label=_("Which organisation is asked?"),
        queryset=Organisation.objects.all(),
        empty_label=_("Choose one"),
        error_messages=missing(_("Please choose the organisation that is asked.")),
    )
    role_title = forms.CharField(
        label=_("Which role in it answers?"),
        help_text=_("A role, not a name: people leave. For example “Head of housing”."),
        max_length=120,
        error_messages=missing(_("Please name the role that answers.")),
    )
    owner_email = email_field(
        label=_("Email address the question goes to"),
        help_text=_(
            "Only those who run the community see it. Without one, nobody is written to: "
            "tell them yourself."
        ),
        required=False,
    )


class QuoteNoticeForm(Form):
    until_date = forms.DateField(
        label=_("Until when can they ask for changes?"),
        help_text=_("Give people at least a week. Publish after that day."),
        error_messages=missing(_("Please give a day.")),
    )

    def clean_until_date(self):
        day, today = self.cleaned_data["until_date"], timezone.localdate()
        if day <= today:
            raise forms.ValidationError(_("Please give a day that is still to come."))
        if day > today + LONGEST_WAIT:
            raise forms.ValidationError(_("Please give a day within the coming year."))
        return day


class PublishForm(IdempotentForm):
    note = forms.CharField(
        label=_("What has changed since the last version?"),
        max_length=300,
        error_messages=missing(_("Please say in a sentence what has changed.")),
    )
    # The fingerprint of what was previewed.
    expected = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args, is_first, **kwargs):
        super().__init__(*args, **kwargs)
        if is_first:
            del self.fields["note"]

    def made_key(self):
        """The key it was sent with, before anything else is checked."""
        return self.fields["key"].clean(self.data.get("key"))

    def made_note(self):
        """The note it was sent with; a first version has none."""
        return (self["note"].data or "").strip() if "note" in self.fields else ""


class QuotableForm(Form):
    quotable = forms.ChoiceField(
        label=_("May these words be quoted?"),
        choices=Quotable,
        widget=forms.RadioSelect,
        error_messages=missing(_("Please choose one.")),
    )
    credit = forms.CharField(
        label=_("The name to give with them"),
        help_text=_("Only if you chose to be quoted with a name. Any name you like."),
        max_length=80,
        required=False,
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("quotable") == Quotable.NAMED and not cleaned.get("credit"):
            self.add_error("credit", _("Please write the name to give, or choose another answer."))
        return cleaned


def numbers_in(data, name):
    """The whole numbers ticked under this name; anything else is passed over."""
    return set(map(whole_number, data.getlist(name))) - {0}

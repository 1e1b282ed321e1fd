from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from joinedup.design.edit_forms import EditForm
from joinedup.design.forms import Form, IdempotentForm, ManyField, missing
from joinedup.series.lib.times import NoSuchMoment, moment_of

EARLIEST_YEAR, LATEST_YEAR = 2000, 2100


class WhenFields(Form):
    """What a meeting is called and when it is, by the clock on the wall."""

    title = forms.CharField(
        label=gettext_lazy("Title"),
        help_text=gettext_lazy("For example: Third meeting: who is hard to reach?"),
        max_length=120,
        error_messages=missing(gettext_lazy("Please give the meeting a title.")),
    )
    day = forms.DateField(label=gettext_lazy("Day"))
    begins = forms.TimeField(label=gettext_lazy("Begins at"))
    ends = forms.TimeField(label=gettext_lazy("Ends at"))

    def clean_day(self):
        day = self.cleaned_data["day"]
        if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
            raise forms.ValidationError(_("Please check the year."))
        return day

    def clean(self):
        cleaned = super().clean()
        day, begins, ends = (cleaned.get(name) for name in ("day", "begins", "ends"))
        if day and begins:
            cleaned["starts_at"] = self._moment(day, begins, "begins")
        if day and ends:
            cleaned["ends_at"] = self._moment(day, ends, "ends")
        if begins and ends and not ends > begins:
            self.add_error("ends", _("This is not later than the beginning. Please check both."))
        return cleaned

    def _moment(self, day, clock, name):
        try:
            return moment_of(day, clock)
        except NoSuchMoment:
            self.add_error(
                name,
                _("The clocks go forward over this time. Please choose another."),
            )


class WhereFields(Form):
    venue_name = forms.CharField(
        label=gettext_lazy("Venue"),
        help_text=gettext_lazy("Leave it empty for a meeting that is online only."),
        max_length=120,
        required=False,
    )
    venue_address = forms.CharField(
        label=gettext_lazy("Address of the venue"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        required=False,
    )
    online_url = forms.URLField(
        label=gettext_lazy("Online address"),
        help_text=gettext_lazy("Shown to members and people invited, never on the public page."),
        max_length=500,
        required=False,
        assume_scheme="https",
    )
    access = forms.CharField(
        label=gettext_lazy("Getting in and around"),
        help_text=gettext_lazy(
            "Steps, lift, toilets, hearing loop, quiet room, buses, parking, food; captions online."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
    )

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not cleaned.get("venue_name") and not cleaned.get("online_url"):
            self.add_error(
                "venue_name", _("Please name a venue here, or give an online address below.")
            )
        return cleaned


class MeetingFields(WhenFields, WhereFields):
    field_order = (
        "title",
        "day",
        "begins",
        "ends",
        "venue_name",
        "venue_address",
        "online_url",
        "access",
    )


class MeetingForm(IdempotentForm, MeetingFields):
    pass


class MeetingEditForm(EditForm, MeetingFields):
    pass


class CloneForm(IdempotentForm, WhenFields):
    """The next meeting: only what differs is asked."""

    def __init__(self, *args, last_title, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].help_text = _("The last one was called “%(title)s”.") % {
            "title": last_title
        }


class CancelForm(Form):
    reason = forms.CharField(
        label=gettext_lazy("A few words of your own"),
        help_text=gettext_lazy("Added to the email: why, and what happens instead."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1000,
        required=False,
    )


class ScribesForm(Form):
    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["scribes"] = ManyField(
            people,
            label=gettext_lazy("Who writes down what is said?"),
            help_text=gettext_lazy("Scribes may also greet people at the door."),
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )


def when(meeting):
    """The day and times of a meeting as the form shows them."""
    starts_at, ends_at = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    return {"day": starts_at.date(), "begins": starts_at.time(), "ends": ends_at.time()}


def where(meeting):
    """The place of a meeting as the form shows it."""
    return {name: getattr(meeting, name) for name in WhereFields.base_fields}

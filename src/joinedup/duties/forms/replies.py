"""What an answer contains, and which day counts. Nothing of it is kept."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from joinedup.design.forms import Form, missing
from joinedup.duties.forms.days import DayField

IF = "If "  # so begin items that may not apply
CONTAINS, LACKS, NOT_APPLYING = "contains", "lacks", "none"
IF_CHOICES = [
    (CONTAINS, _("It contains this")),
    (LACKS, _("It does not")),
    (NOT_APPLYING, _("Does not apply here")),
]


class AnswerForm(Form):
    """Which parts of a lawful refusal an answer contains, and from which day time is counted."""

    keeps_draft = False
    says_optional = False

    def __init__(self, data=None, *, items, today: date, asks_day: str = ""):
        super().__init__(data)
        self.today = today
        always = [(item.id, item.text) for item in items if not item.text.startswith(IF)]
        if always:
            self.fields["holds"] = forms.MultipleChoiceField(
                label=_("Tick what it contains"),
                choices=always,
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
        self.may_not_apply = [item for item in items if item.text.startswith(IF)]
        for item in self.may_not_apply:
            self.fields[f"if-{item.id}"] = forms.ChoiceField(
                label=item.text, choices=IF_CHOICES, widget=forms.RadioSelect, required=False
            )
        if asks_day:
            self.fields["day"] = DayField(label=asks_day, required=False)

    def clean_day(self):
        """Counted from a day that has not come, the last day would be too late."""
        day = self.cleaned_data["day"]
        if day and day > self.today:
            raise forms.ValidationError(
                _("This day is still to come. Please give the day on which it happened.")
            )
        return day

    @property
    def ticks(self) -> set[str]:
        """The ids of what it contains, and of what does not apply."""
        settled = {
            item.id
            for item in self.may_not_apply
            if self.cleaned_data[f"if-{item.id}"] in (CONTAINS, NOT_APPLYING)
        }
        return settled.union(self.cleaned_data.get("holds", ()))


class DayForm(Form):
    """The day for a card and a calendar."""

    keeps_draft = False

    day = DayField(
        label=_("Which day is the last?"),
        error_messages=missing(_("Please give the day, as it is given in their letter.")),
    )

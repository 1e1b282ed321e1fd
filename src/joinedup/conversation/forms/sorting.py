"""Sorting what was said into strands."""

from django import forms
from django.utils.translation import gettext_lazy as _

from joinedup.conversation.lib.likeness import MOST_SUGGESTED
from joinedup.core.cleaning import whole_number
from joinedup.design.edit_forms import EditForm
from joinedup.design.forms import FilterForm, Form, IdempotentForm, missing
from joinedup.design.shortening import shortened
from joinedup.people.models import Voice

LARGEST = 2**63 - 1  # what the database can count


class ContributionSearchForm(Form):
    """What to look for; a choice that makes no sense is left out rather than refused."""

    q = forms.CharField(label=_("Words to look for"), max_length=200, required=False)
    prompt = forms.IntegerField(required=False, max_value=LARGEST)
    meeting = forms.IntegerField(required=False, max_value=LARGEST)
    voice = forms.ChoiceField(choices=[("", ""), *Voice.choices], required=False)
    like = forms.IntegerField(required=False, max_value=LARGEST)
    suggest = forms.BooleanField(required=False)
    page = forms.IntegerField(required=False, min_value=1, max_value=LARGEST)

    @classmethod
    def asked(cls, query):
        """What was asked for and makes sense, as a dictionary without empty values."""
        if not query:
            return {}
        form = cls(query)
        form.is_valid()
        return {name: value for name, value in form.cleaned_data.items() if value}


class BoardFilterForm(FilterForm):
    """What narrows the board; ``asked`` stands in it already."""

    like = forms.IntegerField(required=False, widget=forms.HiddenInput)
    suggest = forms.IntegerField(required=False, widget=forms.HiddenInput)
    q = forms.CharField(label=_("Words to look for"), required=False)
    prompt = forms.ChoiceField(label=_("Question"), required=False)
    meeting = forms.ChoiceField(label=_("Meeting"), required=False)
    voice = forms.ChoiceField(
        label=_("Voice"), choices=[("", _("All")), *Voice.choices], required=False
    )

    def __init__(self, *, asked, prompts):
        super().__init__(initial=asked)
        for name in ("like", "suggest"):
            if name in asked:
                self.initial[name] = int(asked[name])
            else:
                del self.fields[name]
        meetings = {prompt.meeting_id: prompt.meeting.title for prompt in prompts}
        questions = {
            title: [
                (prompt.pk, shortened(prompt.question, 60))
                for prompt in prompts
                if prompt.meeting_id == pk
            ]
            for pk, title in meetings.items()
        }
        self.fields["prompt"].choices = [("", _("All")), *questions.items()]
        self.fields["meeting"].choices = [("", _("All")), *meetings.items()]


class SortingForm(IdempotentForm):
    """Move the chosen contributions to a strand, to a new one, or out of any."""

    says_optional = False  # one of the two is needed

    OUT = "out"

    contributions = forms.TypedMultipleChoiceField(
        label=_("Contributions"),
        coerce=int,
        error_messages=missing(_("Please choose at least one contribution.")),
    )
    strand = forms.ChoiceField(label=_("Strands"), required=False)
    name = forms.CharField(label=_("Name of a new strand"), max_length=120, required=False)
    # Strands suggested beside what was said: "12:3,4 13:3" are 3 and 4 beside 12, and 3 beside 13.
    offered = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, strands, can_take_out=False, **kwargs):
        if data and data.get("suggestion"):
            # A press on a suggestion: a tick and a press on its strand.
            contribution, _colon, strand = data["suggestion"].partition(":")
            data = data.copy()
            data.setlist("contributions", [contribution])
            data["strand"], data["name"] = strand, ""
        super().__init__(data, **kwargs)
        self.strands = {str(strand.pk): strand for strand in strands}
        chosen = self.data.getlist("contributions") if self.is_bound else []
        # Whether they may be sorted is for the service to say; here they only have to be numbers.
        numbers = [pk for pk in chosen if whole_number(pk)]
        self.fields["contributions"].choices = [(pk, pk) for pk in numbers]
        self.fields["strand"].choices = [
            ("", ""),
            *([(self.OUT, "")] if can_take_out else []),
            *((pk, strand.name) for pk, strand in self.strands.items()),
        ]

    @staticmethod
    def offering(said):
        """What a page of these contributions sends along as ``offered``."""
        return " ".join(
            f"{each.pk}:{','.join(str(beside.strand.pk) for beside in each.suggested)}"
            for each in said
            if getattr(each, "suggested", None)
        )

    def clean_offered(self):
        """As the services want it, of strands that are there: id -> ids, the best first."""
        offered = {}
        for beside in self.cleaned_data["offered"].split():
            contribution, _colon, strands = beside.partition(":")
            there = [int(pk) for pk in strands.split(",") if pk in self.strands]
            if whole_number(contribution) and there:
                offered[whole_number(contribution)] = there[:MOST_SUGGESTED]
        return offered

    def clean(self):
        cleaned = super().clean()
        if {"strand", "name"} <= cleaned.keys() and not cleaned["strand"] and not cleaned["name"]:
            self.add_error("strand", _("Please press a strand, or name a new one."))
        return cleaned

    @property
    def target(self):
        """The strand chosen; None for no strand."""
        return self.strands.get(self.cleaned_data["strand"])


class StrandForm(EditForm, IdempotentForm):
    """A strand's name and what runs through it."""

    name = forms.CharField(
        label=_("Name"),
        help_text=_("In the words people used."),
        max_length=120,
        error_messages=missing(_("Please give the strand a name.")),
    )
    summary = forms.CharField(
        label=_("What runs through it"),
        help_text=_("Two or three sentences. It becomes the beginning of a finding."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class MergeForm(IdempotentForm):
    """The strand into which another goes."""

    into = forms.ModelChoiceField(
        label=_("Put everything into"), queryset=None, empty_label=_("Choose a strand")
    )

    def __init__(self, *args, strands, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = strands

"""Votes as they come from devices and from paper, made clean."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from joinedup.core.bulk_text import UnreadableText
from joinedup.design.forms import Form, IdempotentForm, missing
from joinedup.votes.lib.paper_ballots import read_ballots, read_choices
from joinedup.votes.models import VOTES_EACH, Choice, PollKind

CHOOSE = _("Please press agree, disagree or pass.")


class VoteForm(Form):
    """One press on one of three buttons."""

    statement = forms.ModelChoiceField(
        queryset=None,
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid_choice"), CHOOSE),
    )
    value = forms.TypedChoiceField(
        label=_("Your answer"),
        choices=Choice,
        coerce=int,
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid_choice"), CHOOSE),
    )

    def __init__(self, *args, statements, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["statement"].queryset = statements


class ChooseForm(Form):
    """Up to three ideas. Nothing ticked takes back what was chosen before."""

    says_optional = False
    ideas = forms.TypedMultipleChoiceField(
        label=_("Your three votes"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages=missing(_("Please tick at least one idea."))
        | {
            "invalid_choice": _(
                "An idea that you ticked is not on the list any more. Please look again."
            )
        },
    )

    def __init__(self, *args, ideas, chosen, **kwargs):
        super().__init__(*args, initial={"ideas": chosen}, **kwargs)
        self.by_id = {idea.pk: idea for idea in ideas}
        # Each with the number that it has on paper.
        self.fields["ideas"].choices = [(idea.pk, f"{idea.position}. {idea}") for idea in ideas]
        self.fields["ideas"].required = not chosen

    def clean_ideas(self):
        """No more ideas than there are votes; what was ticked stays ticked."""
        ideas = [self.by_id[number] for number in set(self.cleaned_data["ideas"])]
        if len(ideas) > VOTES_EACH:
            raise forms.ValidationError(
                ngettext(
                    "You ticked %(count)d. You have three votes: please untick one.",
                    "You ticked %(count)d. You have three votes: please untick %(over)d.",
                    len(ideas) - VOTES_EACH,
                )
                % {"count": len(ideas), "over": len(ideas) - VOTES_EACH}
            )
        return ideas


class PaperForm(IdempotentForm):
    """Paper ballots: one line each."""

    read = staticmethod(read_ballots)
    lines = forms.CharField(
        label=_("Ballots"),
        help_text=_(
            "One line, one ballot: “1a 2d 3p”, or the letters alone in order: “a d - p”. "
            "a agrees, d disagrees, p passes; a dash, or nothing, where nothing is ticked."
        ),
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages=missing(_("Please type at least one ballot.")),
    )

    def __init__(self, *args, numbers, **kwargs):
        super().__init__(*args, **kwargs)
        self.numbers = numbers

    def clean_lines(self):
        """The ballots, each a dictionary from statement number to value."""
        try:
            return self.read(self.cleaned_data["lines"], numbers=self.numbers)
        except UnreadableText as trouble:
            raise forms.ValidationError(str(trouble)) from trouble


class ChoicePaperForm(PaperForm):
    """Paper ballots with the numbers of ideas."""

    read = staticmethod(read_choices)
    lines = forms.CharField(
        label=_("Ballots"),
        help_text=_("One line, one ballot: the numbers that were chosen, such as “2 5 9”."),
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages=missing(_("Please type at least one ballot.")),
    )


PAPER_FORMS = {PollKind.STATEMENTS: PaperForm, PollKind.RECOMMENDATIONS: ChoicePaperForm}

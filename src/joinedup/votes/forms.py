"""What people type about statements and votes, made clean."""

from django import forms
from django.utils.translation import gettext_lazy as _

from joinedup.design.forms import Form, MadeOnceForm, missing
from joinedup.votes.models import Choice
from joinedup.votes.papers import CannotRead, read_ballots

CHOOSE = _("Please press agree, disagree or pass.")


class StatementForm(MadeOnceForm):
    """One sentence to agree or disagree with."""

    text = forms.CharField(
        label=_("Statement"),
        help_text=_("One thought in one sentence, so that people can agree or disagree."),
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=missing(_("Please write the statement.")),
    )

    def clean_text(self):
        """A statement is one paragraph, however it was typed."""
        return " ".join(self.cleaned_data["text"].split())


class HideForm(Form):
    """Why a statement is taken away from the room."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Whoever runs the meeting with you reads this."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages=missing(_("Please say why.")),
    )

    def clean_reason(self):
        """A reason is one paragraph, however it was typed."""
        return " ".join(self.cleaned_data["reason"].split())


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


class PaperForm(MadeOnceForm):
    """Paper ballots: one line each."""

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
            return read_ballots(self.cleaned_data["lines"], numbers=self.numbers)
        except CannotRead as trouble:
            raise forms.ValidationError(str(trouble)) from trouble

"""Ballots as they are typed from paper, made clean."""

from functools import partial

from django import forms
from django.utils.translation import gettext_lazy as _

from joinedup.core.bulk_text import UnreadableText
from joinedup.design.forms import Form, IdempotentForm, missing
from joinedup.votes.lib.paper_ballots import read_ballots, read_choices
from joinedup.votes.models import PollKind

READ = {PollKind.STATEMENTS: read_ballots, PollKind.RECOMMENDATIONS: read_choices}
ONE_LINE = {
    PollKind.STATEMENTS: _(
        "One line, one ballot: “1a 2d 3p”, or the letters alone in order: “a d - p”. "
        "a agrees, d disagrees, p passes; a dash, or nothing, where nothing is ticked."
    ),
    PollKind.RECOMMENDATIONS: _(
        "One line, one ballot: the numbers that were chosen, such as “2 5 9”."
    ),
}


class BallotForm(Form):
    """A ballot that was typed from paper, to be put right."""

    lines = forms.CharField(
        label=_("Ballot"),
        error_messages=missing(_("Please type the ballot. To count it no more, take it out.")),
    )

    def __init__(self, *args, kind, numbers, hidden, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lines"].help_text = ONE_LINE[kind]
        self.read = partial(READ[kind], numbers=numbers, hidden=hidden)

    def clean_lines(self):
        """The ballots, each a dictionary from statement number to value."""
        try:
            return self.read(self.cleaned_data["lines"])
        except UnreadableText as trouble:
            raise forms.ValidationError(str(trouble)) from trouble


class PaperForm(BallotForm, IdempotentForm):
    """Paper ballots: one line each."""

    send_again = _("Type only those ballots that are not on your list yet, and send them.")
    lines = forms.CharField(
        label=_("Ballots"),
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages=missing(_("Please type at least one ballot.")),
    )

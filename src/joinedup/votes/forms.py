"""What people type about statements, ideas and votes, made clean."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from joinedup.design.forms import Form, MadeOnceForm, missing
from joinedup.votes.models import VOTES_EACH, Choice, PollKind
from joinedup.votes.papers import CannotRead, read_ballots, read_choices

CHOOSE = _("Please press agree, disagree or pass.")
LONGEST = 280  # characters of a statement or an idea
IDEAS_AT_ONCE = 40
# What a list that was written elsewhere has before each line.
_BULLET = re.compile(r"(?:[-*•–—·]|\d{1,2}[.)])\s+")


class StatementForm(MadeOnceForm):
    """One sentence to agree or disagree with."""

    text = forms.CharField(
        label=_("Statement"),
        help_text=_("One thought in one sentence, so that people can agree or disagree."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=missing(_("Please write the statement.")),
    )

    def clean_text(self):
        """A statement is one paragraph, however it was typed."""
        return " ".join(self.cleaned_data["text"].split())

    @property
    def texts(self):
        """What is put to the room."""
        return [self.cleaned_data["text"]]


class IdeaForm(StatementForm):
    """One idea for a recommendation."""

    text = forms.CharField(
        label=_("Idea"),
        help_text=_("Who could do what? One line is best. Please name no person."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=missing(_("Please write the idea.")),
    )


class IdeasForm(MadeOnceForm):
    """Ideas for recommendations: one line each, typed or pasted."""

    text = forms.CharField(
        label=_("Ideas"),
        help_text=_("One line, one idea. You can paste a list."),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages=missing(_("Please write an idea.")),
    )

    def clean_text(self):
        """The ideas, without what stood before them in a list, each once."""
        lines = (
            _BULLET.sub("", line.strip(), count=1)
            for line in self.cleaned_data["text"].splitlines()
        )
        ideas = list(dict.fromkeys(" ".join(line.split()) for line in lines if line))
        if len(ideas) > IDEAS_AT_ONCE:
            raise forms.ValidationError(
                _("There are %(count)d ideas. Please send at most %(most)d at a time.")
                % {"count": len(ideas), "most": IDEAS_AT_ONCE}
            )
        for idea in ideas:
            if len(idea) > LONGEST:
                raise forms.ValidationError(
                    _(
                        "“%(start)s…” is too long for one idea. There is room for %(limit)d "
                        "characters."
                    )
                    % {"start": idea[:40], "limit": LONGEST}
                )
        return ideas

    @property
    def texts(self):
        """What is put to the room."""
        return self.cleaned_data["text"]


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


class PaperForm(MadeOnceForm):
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
        except CannotRead as trouble:
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


WRITE_FORMS = {PollKind.STATEMENTS: StatementForm, PollKind.RECOMMENDATIONS: IdeasForm}
SUGGEST_FORMS = {PollKind.STATEMENTS: StatementForm, PollKind.RECOMMENDATIONS: IdeaForm}
PAPER_FORMS = {PollKind.STATEMENTS: PaperForm, PollKind.RECOMMENDATIONS: ChoicePaperForm}

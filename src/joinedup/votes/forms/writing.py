"""What people type about statements and ideas, made clean."""

from django import forms
from django.utils.translation import gettext_lazy as _

from joinedup.core.bulk_text import without_bullet, without_numbering
from joinedup.design.edit_forms import EditForm
from joinedup.design.forms import IdempotentForm, missing
from joinedup.votes.models import PollKind

LONGEST = 280  # characters of a statement or an idea
IDEAS_AT_ONCE = 40


class StatementForm(IdempotentForm):
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


class IdeasForm(IdempotentForm):
    """Ideas for recommendations: one line each, typed or pasted."""

    text = forms.CharField(
        label=_("Ideas"),
        help_text=_("One line, one idea. You can paste a list."),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages=missing(_("Please write an idea.")),
    )

    def clean_text(self):
        """The ideas, without what stood before them in a list, each once."""
        typed = [without_bullet(line.strip()) for line in self.cleaned_data["text"].splitlines()]
        lines = without_numbering([line for line in typed if line])
        ideas = list(dict.fromkeys(" ".join(line.split()) for line in lines))
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


class HideForm(EditForm):
    """Why a statement is taken away from the room."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The other facilitators read this."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages=missing(_("Please say why.")),
    )

    def clean_reason(self):
        """A reason is one paragraph, however it was typed."""
        return " ".join(self.cleaned_data["reason"].split())


WRITE_FORMS = {PollKind.STATEMENTS: StatementForm, PollKind.RECOMMENDATIONS: IdeasForm}
SUGGEST_FORMS = {PollKind.STATEMENTS: StatementForm, PollKind.RECOMMENDATIONS: IdeaForm}

"""Wording questions, and what was decided about a term."""

from django import forms
from django.utils.translation import gettext_lazy as _

from joinedup.conversation.models import Prompt, PromptKind
from joinedup.design.edit_forms import EditForm
from joinedup.design.forms import IdempotentForm, missing, text_field
from joinedup.words.models import Decision


class PromptForm(EditForm, IdempotentForm):
    """The wording of one question."""

    term = forms.CharField(
        label=_("The word or phrase"),
        help_text=_("As people say it, for example “hard to reach”."),
        max_length=80,
        error_messages=missing(_("Please write the word that is under discussion.")),
    )
    question = forms.CharField(
        label=_("Question"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=missing(_("Please write the question.")),
    )

    def __init__(self, *args, kind, **kwargs):
        super().__init__(*args, **kwargs)
        if kind != PromptKind.TERM:
            del self.fields["term"]


class HidePromptForm(EditForm):
    """Why a question that has answers is hidden."""

    reason = text_field(
        Prompt,
        "hidden_reason",
        label=_("Why is it hidden?"),
        help_text=_("The facilitators read this."),
        error_messages=missing(_("Please say why it is hidden.")),
    )


class NewPromptForm(PromptForm):
    """A question that is asked for the first time."""

    is_revealed = forms.TypedChoiceField(
        label=_("When does the room read the answers?"),
        help_text=_("Kept back, people answer before they have read what others say."),
        choices=[("yes", _("At once")), ("no", _("When I reveal them"))],
        coerce=lambda answer: answer == "yes",
        initial="yes",
        widget=forms.RadioSelect,
    )


def _hands(label):
    return forms.IntegerField(label=label, min_value=0, max_value=1000, required=False)


class RulingForm(EditForm, IdempotentForm):
    """What a meeting decided about a term."""

    decision = forms.ChoiceField(
        label=_("What was decided?"), choices=Decision, widget=forms.RadioSelect
    )
    instead = forms.CharField(label=_("What to say instead"), max_length=200, required=False)
    reason = forms.CharField(
        label=_("Reasons"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=missing(_("Please write the reasons, in the words of the room.")),
    )
    dissent = forms.CharField(
        label=_("Who saw it otherwise, and why"),
        help_text=_("Views, not names."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    hands_keep = _hands(_("Hands for keeping it"))
    hands_care = _hands(_("Hands for using it with care"))
    hands_replace = _hands(_("Hands for other words"))

    def clean(self):
        cleaned = super().clean()
        # None: there is a mistake in it, which is told already.
        if cleaned.get("decision") == Decision.REPLACE and cleaned.get("instead") == "":
            self.add_error("instead", _("Please write what to say instead."))
        return cleaned

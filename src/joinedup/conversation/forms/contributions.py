"""Saying something, writing it down for others, and what happens to it."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from joinedup.conversation.lib.consent import Consent
from joinedup.conversation.lib.scribed_text import read_scribed_text
from joinedup.conversation.models import (
    LONGEST_CONTRIBUTION,
    Contribution,
    ContributionState,
    Outcome,
    PromptKind,
    Quotable,
)
from joinedup.core.bulk_text import UnreadableText
from joinedup.design.edit_forms import EditForm
from joinedup.design.forms import IdempotentForm, missing, text_field
from joinedup.design.widgets import Scale
from joinedup.people.models import Voice

VOICES = [
    (Voice.EXPERIENCE, _("My own lived experience")),
    (Voice.OCCUPATION, _("My work or volunteering")),
    (Voice.STUDY, _("Study or research")),
    (Voice.UNSTATED, _("I would rather not say")),
]
QUOTABLE = [
    (Quotable.NO, _("Do not quote me. Only the facilitators and scribes read it")),
    (Quotable.ANONYMOUS, _("Quote me without my name")),
    (Quotable.NAMED, _("Quote me with the name I give")),
]
# How somebody speaks and is quoted, told back to them in a line.
SPEAKS = {
    Voice.EXPERIENCE: _("voice: your own experience of life"),
    Voice.OCCUPATION: _("voice: your work or volunteering"),
    Voice.STUDY: _("voice: study or research"),
    Voice.UNSTATED: _("voice not stated"),
}
IS_QUOTED = {
    Quotable.NO: _("not quoted"),
    Quotable.ANONYMOUS: _("quoted without your name"),
    Quotable.NAMED: _("quoted as {name}"),
}
A_NUMBER = _("Please give a number from 0 to 10.")
SAY_SOMETHING = _("Please write something before you send it.")
NAME_YOURSELF = _("Please write the name to quote you with, or choose to be quoted without a name.")


class ContributionForm(IdempotentForm):
    """What one person says to one question.

    It is made more often than any other, and lists of choices would be copied each time; what
    functions give is not.
    """

    number = forms.TypedChoiceField(
        label=_("A number from 0 to 10"),
        choices=lambda: [(number, number) for number in range(11)],
        coerce=int,
        widget=Scale,
        error_messages={"required": A_NUMBER, "invalid_choice": A_NUMBER},
    )
    text = forms.CharField(
        label=_("Your words"),
        max_length=LONGEST_CONTRIBUTION,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages=missing(SAY_SOMETHING),
    )
    voice = forms.ChoiceField(
        label=_("What do you speak from?"),
        choices=lambda: VOICES,
        widget=forms.RadioSelect,
        initial=Voice.UNSTATED,
    )
    quotable = forms.ChoiceField(
        label=_("May we quote you?"),
        choices=lambda: QUOTABLE,
        widget=forms.RadioSelect,
        initial=Quotable.NO,
    )
    name = forms.CharField(
        label=_("Name"),
        help_text=_("Only if you want one. It can be any name you choose."),
        max_length=80,
        required=False,
    )

    def __init__(self, *args, prompt, **kwargs):
        super().__init__(*args, **kwargs)
        if prompt.kind == PromptKind.SCALE:
            self.fields["text"].required = False
            self.fields["text"].label = _("Why not lower?")
        else:
            del self.fields["number"]

    def clean(self):
        cleaned = super().clean()
        # None: there is a mistake in it, which is told already.
        if cleaned.get("quotable") == Quotable.NAMED and cleaned.get("name") == "":
            self.add_error("name", NAME_YOURSELF)
        return cleaned

    @property
    def consent(self):
        """Whether, and under what name, these words may be quoted."""
        return Consent.chosen(self.cleaned_data["quotable"], self.cleaned_data["name"])

    @property
    def words_typed(self):
        """All that was said, as plain text to copy."""
        number = self.cleaned_data.get("number")
        return " ".join(
            str(part) for part in (number, self["text"].value()) if part not in (None, "")
        )

    @property
    def manner_chosen(self):
        """How the person is quoted and speaks, in a line."""
        quotable, voice = self["quotable"].value(), self["voice"].value()
        is_quoted = IS_QUOTED.get(quotable, IS_QUOTED[Quotable.NO])
        name = format_html("<bdi>{}</bdi>", self["name"].value() or "")
        return format_html(
            "{}; {}", format_html(is_quoted, name=name), SPEAKS.get(voice, SPEAKS[Voice.UNSTATED])
        )

    @property
    def has_trouble_below(self):
        """Something is to be put right among the choices that are folded away."""
        return bool({"voice", "quotable", "name"} & set(self.errors))


class ScribeForm(IdempotentForm):
    """Many contributions at once: one line each."""

    says_optional = False
    prompt = forms.ModelChoiceField(label=_("Question"), queryset=None, empty_label=None)
    label = forms.CharField(
        label=_("Table or person"),
        help_text=_("Empty: the room"),
        max_length=80,
        required=False,
    )
    voice = forms.ChoiceField(label=_("Voice"), choices=Voice, initial=Voice.UNSTATED)
    quotable = forms.ChoiceField(
        label=_("Quote them?"),
        choices=[
            (Quotable.NO, _("No, they did not say so")),
            (Quotable.ANONYMOUS, _("Yes, without a name")),
            (Quotable.NAMED, _("Yes, with the name above")),
        ],
        initial=Quotable.NO,
    )
    lines = forms.CharField(
        label=_("What was said"),
        help_text=_("One line, one contribution, in the words it was said in."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=missing(SAY_SOMETHING),
    )

    def __init__(self, *args, prompts, questions, **kwargs):
        """``prompts`` take words now; ``questions`` are all of them by number, for the marks."""
        super().__init__(*args, **kwargs)
        self.fields["prompt"].queryset = prompts
        self.questions = questions

    @property
    def has_open_question(self):
        return any(prompt.is_open for prompt in self.questions.values())

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("quotable") == Quotable.NAMED and cleaned.get("label") == "":
            self.add_error("label", _("Please write whose name it is, or choose another answer."))
        if {"prompt", "voice", "lines"} <= cleaned.keys():
            try:
                cleaned["lines"] = read_scribed_text(
                    cleaned["lines"],
                    voice=cleaned["voice"],
                    label=cleaned.get("label", ""),
                    is_scale=cleaned["prompt"].kind == PromptKind.SCALE,
                    questions=self.questions,
                )
            except UnreadableText as trouble:
                self.add_error("lines", str(trouble))
        return cleaned


class LineForm(EditForm):
    """A scribe's line, as it was meant."""

    text = text_field(
        Contribution,
        "text",
        label=_("The line as it was said"),
        error_messages=missing(_("Please write the line.")),
        rows=4,
    )


class ContributionStateForm(EditForm):
    """Whether a contribution is shown, held back or hidden, and why."""

    says_optional = False
    state = forms.ChoiceField(
        label=_("What should happen to it?"),
        choices=[
            (ContributionState.SHOWN, _("Show it")),
            (ContributionState.HELD, _("Hold it back for now")),
            (ContributionState.HIDDEN, _("Hide it for good: it is not counted or sorted")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason (needed to hold it back or hide it)"),
        help_text=_(
            "The person who said it reads this, so that they understand. Be kind and plain."
        ),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self):
        cleaned = super().clean()
        if (
            cleaned.get("state") in (ContributionState.HELD, ContributionState.HIDDEN)
            and cleaned.get("reason") == ""
        ):
            self.add_error(
                "reason", _("Please say why, so that the person who said it understands.")
            )
        return cleaned


class OutcomeForm(EditForm):
    """What came of a small step."""

    outcome = forms.ChoiceField(
        label=_("What came of it?"), choices=Outcome, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("In a few words"),
        help_text=_("What happened, what helped, what got in the way."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

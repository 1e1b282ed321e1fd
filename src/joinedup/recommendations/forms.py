"""What people type about recommendations. All of it can be read by anybody."""

from django import forms
from django.utils.translation import gettext_lazy as _

from joinedup.design.edit_forms import EditForm
from joinedup.design.forms import FilterForm, IdempotentForm, email_field, missing
from joinedup.recommendations.lib.state import RecommendationState
from joinedup.recommendations.models import Answer, AnswerChannel

READ_BY_ALL = _("Anybody can read this. Please leave out names and anything about a person.")


class NumberField(forms.IntegerField):
    """A number the page carries along; a broken one counts as none."""

    widget = forms.HiddenInput

    def clean(self, value):
        try:
            return super().clean(value)
        except forms.ValidationError:
            return None


class AnswerForm(IdempotentForm):
    """The owner's answer. ``ways`` are the ways in which it may have reached us."""

    # The labels say when a field is needed.
    says_optional = False

    answer = forms.ChoiceField(
        label=_("What is the answer?"),
        choices=Answer,
        widget=forms.RadioSelect,
        error_messages=missing(_("Please choose an answer.")),
    )
    text = forms.CharField(
        label=_("In your words (needed for a no, or for changes)"),
        help_text=_(
            "Accepted: what happens next, and when. With changes: which. Not accepted: why."
        ),
        widget=forms.Textarea,
        max_length=5000,
        required=False,
    )
    evidence = forms.CharField(
        label=_("What shows that it is done? (needed for “done”)"),
        help_text=_(
            "For example a page to look at, a number, a new form, what people say about it."
        ),
        widget=forms.Textarea,
        max_length=5000,
        required=False,
    )
    via = forms.ChoiceField(
        label=_("How did the answer reach you?"), choices=AnswerChannel, widget=forms.RadioSelect
    )
    # The number of the answer the person sees on the page, so that nobody answers over another.
    expected = NumberField(required=False)

    def __init__(self, *args, channels, **kwargs):
        super().__init__(*args, **kwargs)
        if len(channels) == 1:
            del self.fields["via"]
            self.only_channel = channels[0]
        else:
            self.fields["via"].choices = [(each.value, each.label) for each in channels]

    def clean(self):
        cleaned = super().clean()
        cleaned.setdefault("via", getattr(self, "only_channel", ""))
        answer = cleaned.get("answer")
        if answer == Answer.ADAPTED and not cleaned.get("text"):
            self._miss("text", _("Please say with which changes you accept it."))
        if answer == Answer.NOT_ACCEPTED and not cleaned.get("text"):
            self._miss("text", _("Please say why not. A reason is what others can work with."))
        if answer == Answer.DONE and not cleaned.get("evidence"):
            self._miss("evidence", _("Please say what shows that it is done."))
        return cleaned

    def _miss(self, name, sentence):
        # A text that is too long has its own sentence already.
        if name not in self.errors:
            self.add_error(name, sentence)


class ReviewForm(IdempotentForm):
    """What changed since, and whether the recommendation is still true."""

    text = forms.CharField(
        label=_("What changed? Is it still true?"),
        help_text=READ_BY_ALL,
        widget=forms.Textarea,
        max_length=5000,
        error_messages=missing(_("Please say what changed, even if nothing did.")),
    )
    review = NumberField(required=False)


class CloseForm(IdempotentForm):
    statement = forms.CharField(
        label=_("What is different now, and how do you know?"),
        help_text=READ_BY_ALL,
        widget=forms.Textarea,
        max_length=5000,
        error_messages=missing(_("Please say what is different now.")),
    )


class ReopenForm(IdempotentForm):
    reason = forms.CharField(
        label=_("Why does it need to be open again?"),
        help_text=READ_BY_ALL,
        widget=forms.Textarea,
        max_length=5000,
        error_messages=missing(_("Please say why.")),
    )


class RemindForm(EditForm, IdempotentForm):
    owner_email = email_field(
        label=_("Where the reminder goes"),
        help_text=_("Put a new address here if somebody else answers now. It is never published."),
    )


class OwnerForm(EditForm):
    role_title = forms.CharField(
        label=_("Which role answers?"),
        help_text=_("A role, not a name: people leave. Anybody can read this."),
        max_length=120,
        error_messages=missing(_("Please name the role that answers.")),
    )
    owner_email = email_field(
        label=_("Where its emails go"),
        help_text=_(
            "It is never published. A new address gets the question at once; the private link "
            "in earlier letters stops working. Without an address, nobody is written to."
        ),
        required=False,
    )


class LedgerForm(FilterForm):
    """Narrows the ledger; what cannot be read is left out."""

    words = forms.CharField(label=_("Words"), max_length=200, required=False)
    organisation = forms.ModelChoiceField(
        label=_("Organisation"), queryset=None, required=False, empty_label=_("All")
    )
    state = forms.ChoiceField(
        label=_("Where it stands"),
        choices=[
            ("", _("All")),
            *((s.value, s.label) for s in RecommendationState if s != RecommendationState.DRAFT),
        ],
        required=False,
    )

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations

    @property
    def wishes(self):
        """What was understood, by name."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

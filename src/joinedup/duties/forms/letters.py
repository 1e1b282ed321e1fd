"""What somebody tells for a letter. Nothing of it is kept, on the device neither."""

from django import forms
from django.utils.translation import gettext_lazy as _

from joinedup.design.forms import Form
from joinedup.duties.forms.days import DayField
from joinedup.duties.lib.catalogue import duties
from joinedup.duties.lib.finding import YES
from joinedup.duties.lib.letters import Letter, Told
from joinedup.duties.lib.sentences import gaps_of

OWN_WORDS = 10_000


class LetterForm(Form):
    """The lines of a letter. ``letter`` is what the form is about, with nothing told yet.

    A fact stands in the letter only when somebody ticked it here, whatever was answered before.
    """

    keeps_draft = False
    says_optional = False

    facts = forms.MultipleChoiceField(
        label=_("Tick what is true and may be shared"),
        help_text=_("What you leave out is not in the letter."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    about = forms.CharField(
        label=_("Whom it is about"),
        help_text=_("Initials are enough where they know the person."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    own_words = forms.CharField(
        label=_("In your own words"),
        help_text=_("What matters most here, and what the person wants."),
        max_length=OWN_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    tells_time = forms.BooleanField(label=_("Say what the rule says about time"), required=False)
    answer_by = DayField(label=_("By which day do you ask for an answer?"), required=False)
    body = forms.ChoiceField(label=_("Who is asked"), required=False)
    team = forms.CharField(
        label=_("To which team"),
        help_text=_("As they call it themselves, if you know."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    writer = forms.CharField(
        label=_("Your name, and your organisation"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, data=None, *, letter: Letter, answers: dict[str, str]):
        super().__init__(data)
        self.letter = letter
        circumstances = duties().circumstances
        self.told_before = [each for each, answer in answers.items() if answer == YES]
        ticked = [(each, circumstances[each].label) for each in self.told_before]
        if ticked:
            self.fields["facts"].choices = ticked
        else:
            del self.fields["facts"]
        self.gaps = gaps_of(letter.pieces)
        for number, gap in enumerate(self.gaps, start=1):
            self.fields[gap.id] = forms.CharField(
                label=f"{number}. {gap.label}",
                max_length=1000,
                required=False,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )
        owed_by = [(each, duties().sectors[each]) for each in letter.duty.owed_by]
        if len(owed_by) > 1:
            self.fields["body"].choices = [("", _("Choose")), *owed_by]
        else:
            del self.fields["body"]
        self.fields["tells_time"].help_text = letter.duty.time_limit.prose
        contact = letter.local.contact
        self.fields["team"].initial = contact.team if contact else ""

    @property
    def gap_fields(self):
        """The fields that fill in the sentence to send."""
        return [self[gap.id] for gap in self.gaps]

    @property
    def sentence(self) -> str:
        """The sentence to send, its gaps numbered as the fields are."""
        labels = {gap.id: f"[{self[gap.id].label}]" for gap in self.gaps}
        return "".join(
            each if isinstance(each, str) else labels.get(each.id, each.shown)
            for each in self.letter.pieces
        )

    @property
    def told(self) -> Told:
        """What was told, as far as it can be read."""
        told = self.cleaned_data if self.is_bound and self.is_valid() else {}
        labels = dict(self.fields["facts"].choices) if "facts" in self.fields else {}
        return Told(
            facts=tuple(labels[each] for each in told.get("facts", ())),
            own_words=told.get("own_words", ""),
            about=told.get("about", ""),
            writer=told.get("writer", ""),
            team=told.get("team", ""),
            body=told.get("body", ""),
            tells_time=told.get("tells_time", False),
            answer_by=told.get("answer_by"),
            gaps={gap.id: told.get(gap.id, "") for gap in self.gaps},
        )

from django import forms
from django.utils.translation import gettext_lazy as _

from joinedup.design.edit_forms import EditForm
from joinedup.design.forms import Form
from joinedup.series.models import FeedbackAnswer, FeedbackQuestion

MOST_SLIPS = 999


class FeedbackForm(Form):
    """The two questions; either may be left out."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for question in FeedbackQuestion:
            self.fields[question] = forms.ChoiceField(
                label=question.label,
                choices=FeedbackAnswer,
                widget=forms.RadioSelect,
                required=False,
            )

    def clean(self):
        cleaned = super().clean()
        if not any(cleaned.get(question) for question in FeedbackQuestion):
            raise forms.ValidationError(_("Please answer at least one of the two questions."))
        return cleaned


class PaperFeedbackForm(EditForm):
    """How many slips say what. A field for each answer to each question."""

    def __init__(self, *args, counted, **kwargs):
        initial = {f"{question}_{answer}": n for (question, answer), n in counted.items()}
        super().__init__(*args, initial=initial, **kwargs)
        for question in FeedbackQuestion:
            for answer in FeedbackAnswer:
                self.fields[f"{question}_{answer}"] = forms.IntegerField(
                    label=answer.label,
                    min_value=0,
                    max_value=MOST_SLIPS,
                    required=False,
                    widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
                )

    @property
    def questions(self):
        """Each question with the fields of its answers."""
        return [
            (question.label, [self[f"{question}_{answer}"] for answer in FeedbackAnswer])
            for question in FeedbackQuestion
        ]

    @property
    def counts(self):
        """The numbers by question and answer; what was left empty is nothing."""
        return {
            (question.value, answer.value): self.cleaned_data[f"{question}_{answer}"] or 0
            for question in FeedbackQuestion
            for answer in FeedbackAnswer
        }

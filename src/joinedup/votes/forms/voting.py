"""Votes as they come from devices, made clean."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from joinedup.design.forms import Form, missing
from joinedup.votes.models import VOTES_EACH, Choice

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

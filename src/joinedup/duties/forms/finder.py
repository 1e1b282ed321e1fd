"""What somebody tells the finder. Nothing of it is kept."""

from itertools import groupby
from operator import attrgetter

from django import forms
from django.utils.translation import gettext_lazy as _

from joinedup.design.forms import Form
from joinedup.duties.lib.catalogue import duties
from joinedup.duties.lib.finding import NO, UNKNOWN, YES, Case
from joinedup.duties.lib.wording import COUNTRIES, GROUPS

ANSWERS = [(YES, _("Yes")), (NO, _("No")), (UNKNOWN, _("Don’t know"))]


class CaseForm(Form):
    """Whose law, and the day; the circumstances are read beside it, for an answer that is missing
    or unknown is no mistake."""

    says_optional = False

    jurisdiction = forms.ChoiceField(
        label=_("Which country’s law?"), choices=COUNTRIES.items(), initial="england"
    )
    on = forms.DateField(
        label=_("What day was it decided, refused or done?"),
        help_text=_(
            "Leave it empty when nothing is decided yet, or you do not know: then it is today."
        ),
        widget=forms.DateInput(attrs={"autocomplete": "off", "max": "9999-12-31"}),
        required=False,
    )

    @property
    def answers(self):
        """The circumstances that were answered, with their answers."""
        told = {each: self.data.get(each) for each in duties().circumstances}
        return {each: answer for each, answer in told.items() if answer in dict(ANSWERS)}

    @property
    def case(self):
        """What was told, as far as it could be read."""
        told = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return Case(told.get("jurisdiction", "england"), told.get("on"), self.answers)

    @property
    def groups(self):
        """The questions, group by group: name, questions with their answers, how many answered."""
        answers = self.answers
        for group, found in groupby(duties().circumstances.values(), attrgetter("group")):
            facts = [(each, answers.get(each.id)) for each in found]
            answered = sum(answer is not None for _fact, answer in facts)
            yield {"name": GROUPS[group], "facts": facts, "answered": answered}

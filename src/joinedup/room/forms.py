"""What is chosen on the pages of the room."""

from django import forms
from django.utils.translation import gettext_lazy as _

from joinedup.design.forms import FilterForm

PAPERS = [
    ("agenda", _("Agenda with the joining code")),
    ("arrivals", _("Sign-in sheet")),
    ("slips", _("Slips for words")),
    ("ballots", _("Ballots")),
    ("feedback", _("Two questions about the meeting")),
]


class PackForm(FilterForm):
    """Which papers are printed; all of them where none is chosen."""

    papers = forms.MultipleChoiceField(
        label=_("What do you want to print?"),
        choices=PAPERS,
        initial=[name for name, _label in PAPERS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    @property
    def chosen(self):
        """The names of the papers to print."""
        chosen = self.cleaned_data["papers"] if self.is_valid() else []
        return chosen or self.fields["papers"].initial

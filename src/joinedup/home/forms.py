from django import forms
from django.utils.translation import gettext_lazy as _

from joinedup.design.forms import FilterForm
from joinedup.home.deeds import in_words


class RecordForm(FilterForm):
    """Narrows a community's record to one kind of act."""

    what = forms.ChoiceField(label=_("What happened"), required=False)

    def __init__(self, *args, kinds, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = [
            ("", _("Everything")),
            *sorted(((kind, in_words(kind)) for kind in kinds), key=lambda each: str(each[1])),
        ]


class MailboxForm(FilterForm):
    """Narrows the demo's letters to those of one person."""

    to = forms.CharField(label=_("To whom?"), max_length=200, required=False)

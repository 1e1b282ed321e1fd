from django import forms
from django.utils.translation import gettext_lazy as _

from joinedup.design.forms import FilterForm


class RecordForm(FilterForm):
    """Narrows a community's record to one kind of act."""

    what = forms.ChoiceField(label=_("What happened"), required=False)

    def __init__(self, *args, kinds, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = [
            ("", _("Everything")),
            *((kind, kind[:1].upper() + kind[1:]) for kind in kinds),
        ]


class MailboxForm(FilterForm):
    """Narrows the demo's letters to those of one person."""

    to = forms.CharField(label=_("To whom?"), max_length=200, required=False)

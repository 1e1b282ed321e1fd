from django import forms
from django.utils.translation import gettext_lazy as _

from joinedup.design.forms import FilterForm


class DevMailForm(FilterForm):
    """Narrows the demo's emails to those of one person."""

    to = forms.CharField(label=_("To whom?"), max_length=200, required=False)

from django import forms
from django.utils.translation import gettext_lazy as _

from joinedup.core.events import declared_events
from joinedup.design.forms import FilterForm


class SearchForm(FilterForm):
    """What to look for in everything one may see."""

    words = forms.CharField(
        label=_("Words to look for"),
        help_text=_("Finds what holds every one of them."),
        max_length=200,
        required=False,
    )


class RecordForm(FilterForm):
    """Narrows a community's record to one kind of event."""

    event = forms.ChoiceField(label=_("What happened"), required=False)

    def __init__(self, *args, kinds, **kwargs):
        super().__init__(*args, **kwargs)
        events = declared_events()
        self.fields["event"].choices = [
            ("", _("Everything")),
            *sorted(
                ((kind, events[kind].label if kind in events else kind) for kind in kinds),
                key=lambda each: str(each[1]),
            ),
        ]

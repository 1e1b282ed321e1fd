"""Forms that change what is there already, and notice that somebody else saved first."""

from django import forms
from django.utils.formats import localize
from django.utils.translation import gettext as _

from joinedup.core.optimistic_lock import fingerprint
from joinedup.design.forms import Form


class EditForm(Form):
    """It is filled with what is stored, as ``initial``. When that was saved anew since the page was
    opened, nothing is overwritten unsaid: the page shows what each field says by now
    (``meanwhile``), and the next press replaces it."""

    seen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.meanwhile = []
        self.initial = self.initial | {"seen": self._stored()}

    def _stored(self) -> str:
        """The fingerprint of what is stored. A key is drawn anew each time."""
        return fingerprint(
            *(str(self._now(name)) for name, field in self.fields.items() if _is_seen(field))
        )

    def _now(self, name: str) -> object:
        return self.get_initial_for_field(self.fields[name], name)

    def clean(self):
        cleaned = super().clean()
        seen, stored = cleaned.pop("seen", ""), self.initial["seen"]
        changed = [name for name in self.changed_data if _is_seen(self.fields[name])]
        if seen and seen != stored and changed:
            self._say_meanwhile(changed)
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = stored
        return cleaned

    def _say_meanwhile(self, changed: list[str]) -> None:
        self.is_refused, self.meanwhile = True, []
        self.what_next = _("Put together what should stay, and send it: it replaces the other.")
        self.add_error(
            None,
            _("This was saved anew since you opened it. Here is what it says where yours differs."),
        )
        for name in changed:
            now = self._now(name)
            choices = dict(getattr(self.fields[name], "choices", ()))
            self.meanwhile.append((self[name], localize(choices.get(now, now))))


def _is_seen(field: forms.Field) -> bool:
    return not field.widget.is_hidden

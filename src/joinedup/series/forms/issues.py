from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from joinedup.design.edit_forms import EditForm
from joinedup.design.forms import Form, IdempotentForm, missing, text_field
from joinedup.series.lib.identifying_details import identifying_details
from joinedup.series.models import IssueOrigin, PracticeIssue, Theme


class CommunityField(forms.ModelChoiceField):
    """Which community something is for. Whoever belongs to one only is not asked."""

    def __init__(self, communities, **kwargs):
        super().__init__(communities, empty_label=None, **kwargs)
        if len(communities) == 1:
            self.widget = forms.HiddenInput()
            self.initial = communities[0]


class _StatementForm(Form):
    statement = forms.CharField(
        label=gettext_lazy("What gets stuck, again and again?"),
        help_text=gettext_lazy(
            "Write it so that nobody can be recognised: no names, no dates, no story of one "
            "person. “Letters reach nobody who has no address” is enough."
        ),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=1000,
        error_messages=missing(gettext_lazy("Please say in a sentence or two what gets stuck.")),
    )
    where_from = forms.ChoiceField(
        label=gettext_lazy("Where did you meet it?"),
        choices=IssueOrigin,
        widget=forms.RadioSelect,
        initial=IssueOrigin.CASEWORK,
    )
    # Sent along once the reminder has been shown, so that it is shown once only.
    is_reminded = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean(self):
        cleaned = super().clean()
        found = identifying_details(cleaned.get("statement", ""))
        if found and not cleaned.get("is_reminded"):
            self.add_error("statement", _reminder(found))
            self.data = self.data.copy()
            self.data[self.add_prefix("is_reminded")] = "on"
        return cleaned


class IssueForm(_StatementForm, IdempotentForm):
    def __init__(self, *args, communities, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["community"] = CommunityField(
            communities, label=gettext_lazy("Which community is it for?")
        )
        self.order_fields(["community", "statement", "where_from"])


class IssueEditForm(EditForm, _StatementForm):
    """Says it better. It stays with its community."""


class HideIssueForm(EditForm):
    reason = text_field(
        PracticeIssue,
        "hidden_reason",
        label=gettext_lazy("Why is it hidden?"),
        help_text=gettext_lazy("Whoever raised it reads this, and can put it right."),
        error_messages=missing(gettext_lazy("Please say why it is hidden.")),
    )


def _reminder(found):
    return _(
        "This looks as if it contains %(found)s. Could somebody be recognised by it? If so, "
        "please take it out. If all is well, just send it again."
    ) % {"found": ", ".join(found)}


class ThemeFields(Form):
    """One of the themes there are, or a new one."""

    theme = forms.ModelChoiceField(
        Theme.objects.all(),
        label=gettext_lazy("Theme"),
        empty_label=gettext_lazy("A new theme"),
        required=False,
    )
    new_theme = forms.CharField(
        label=gettext_lazy("Name of the new theme"),
        help_text=gettext_lazy("A word or two: “Engagement”, “Leaving hospital”."),
        max_length=120,
        required=False,
    )

    def clean(self):
        cleaned = super().clean()
        theme, new_theme = cleaned.get("theme"), cleaned.get("new_theme")
        if not self.errors and not theme and not new_theme:
            self.add_error("new_theme", _("Please choose a theme above, or name a new one here."))
        if theme and new_theme:
            self.add_error(
                "new_theme",
                _("Please choose a theme above or name a new one here, one of the two."),
            )
        return cleaned

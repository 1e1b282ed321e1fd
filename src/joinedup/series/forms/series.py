from django import forms
from django.utils.translation import gettext_lazy as _

from joinedup.design.edit_forms import EditForm
from joinedup.design.forms import FilterForm, Form, IdempotentForm, missing
from joinedup.series.forms.issues import CommunityField, ThemeFields


class SeriesFilterForm(FilterForm):
    """Narrows the list of series; the community is asked for where there are several."""

    words = forms.CharField(label=_("Look for"), required=False, max_length=200)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("All")), ("going_on", _("Going on")), ("ended", _("Ended"))],
    )
    community = forms.ChoiceField(label=_("Community"), required=False)

    def __init__(self, *args, communities, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["community"].choices = [
            ("", _("All")),
            *((each.pk, each.name) for each in communities),
        ]
        if len(communities) == 1:
            del self.fields["community"]


class SeriesFields(Form):
    """What a series says of itself."""

    title = forms.CharField(
        label=_("Title"),
        max_length=120,
        error_messages=missing(_("Please give the series a title.")),
    )
    question = forms.CharField(
        label=_("The question"),
        help_text=_("What would have to happen for things to be as people hope? One sentence."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        error_messages=missing(_("Please write the question the series asks.")),
    )
    wider_question = forms.CharField(
        label=_("A wider question"),
        help_text=_("The same, seen from further away: for the whole place."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        required=False,
    )
    about = forms.CharField(
        label=_("About this series"),
        help_text=_("For people who have never been to one: why this, why now, who comes."),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=5000,
        required=False,
    )


class SeriesForm(IdempotentForm, SeriesFields):
    """A new series. Its theme has been chosen before, unless ``with_new_theme``."""

    def __init__(self, *args, communities, with_new_theme, **kwargs):
        super().__init__(*args, **kwargs)
        if with_new_theme:
            self.fields["new_theme"] = forms.CharField(
                label=_("Name of the new theme"),
                help_text=_("A word or two: “Engagement”, “Leaving hospital”."),
                max_length=120,
                error_messages=missing(_("Please name the theme in a word or two.")),
            )
        self.fields["community"] = CommunityField(communities, label=_("Community"))
        self.order_fields(["community", "new_theme"])


class SeriesEditForm(EditForm, SeriesFields, ThemeFields):
    field_order = ("title", "question", "wider_question", "about", "theme", "new_theme")

from django import forms
from django.utils.translation import gettext_lazy

from joinedup.design.edit_forms import EditForm
from joinedup.design.forms import FilterForm, Form, IdempotentForm, missing
from joinedup.organisations.forms import ChosenField, PeopleFilterForm
from joinedup.organisations.models import Organisation
from joinedup.people.models import Voice
from joinedup.series.models import Reply, ReplyChannel, Way


class ChosenElsewhere(forms.MultipleHiddenInput):
    """Ticks of the rows that are shown, and ``people``: those chosen that are not, with commas."""

    def value_from_datadict(self, data, files, name):
        unseen = data.get("people", "").split(",")
        return [*super().value_from_datadict(data, files, name), *filter(None, unseen)]


class InviteForm(Form):
    note = forms.CharField(
        label=gettext_lazy("A few words of your own"),
        help_text=gettext_lazy(
            "Added to the email. A personal word brings more people than a form."
        ),
        widget=forms.Textarea(attrs={"rows": 3, "form": "acts"}),
        max_length=1000,
        required=False,
    )
    members = ChosenField(None, widget=ChosenElsewhere, required=False)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["members"].queryset = people

    def clean_members(self):
        if not self.cleaned_data["members"]:
            raise forms.ValidationError(gettext_lazy("Please choose at least one person."))
        return self.cleaned_data["members"]


class InviteFilterForm(PeopleFilterForm):
    """Narrows the people who can be invited. It goes with what is chosen, so that ticks stay."""

    keeps = "acts"
    role = sort = None


class ReplyForm(Form):
    # What somebody needs often tells of their health.
    keeps_draft = False

    reply = forms.ChoiceField(
        label=gettext_lazy("Can you come?"),
        choices=Reply,
        widget=forms.RadioSelect,
        error_messages=missing(gettext_lazy("Please choose yes, maybe or no.")),
    )
    access_needs = forms.CharField(
        label=gettext_lazy("What would help you take part?"),
        help_text=gettext_lazy(
            "Only those who coordinate see this. For example a ramp, an interpreter, your fare, "
            "food you cannot eat, a seat near the door."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
    )

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, **kwargs)
        if len(meeting.ways) > 1:
            self.fields["way"] = way_field()
            self.order_fields(["via", "reply", "way", "access_needs"])


class PaperReplyForm(EditForm, ReplyForm):
    via = forms.ChoiceField(
        label=gettext_lazy("How did the answer reach you?"),
        choices=[(via.value, via.label) for via in (ReplyChannel.PHONE, ReplyChannel.PAPER)],
        initial=ReplyChannel.PHONE,
        widget=forms.RadioSelect,
    )
    field_order = ("via", "reply", "access_needs")


class FindForm(FilterForm):
    """Finds somebody among many at the door."""

    words = forms.CharField(
        label=gettext_lazy("Find a name or an organisation"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


class WalkInForm(IdempotentForm):
    name = forms.CharField(
        label=gettext_lazy("Name, as they wish to give it"), max_length=120, required=False
    )
    voice = forms.ChoiceField(
        label=gettext_lazy("What they speak from"),
        choices=Voice,
        initial=Voice.UNSTATED,
        widget=forms.RadioSelect,
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.all(),
        label=gettext_lazy("Organisation"),
        empty_label=gettext_lazy("None, or not stated"),
        required=False,
    )

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, **kwargs)
        if len(meeting.ways) > 1:
            self.fields["way"] = way_field()


def way_field():
    return forms.ChoiceField(
        label=gettext_lazy("In person or online?"),
        choices=Way,
        initial=Way.IN_PERSON,
        widget=forms.RadioSelect,
        required=False,
    )

from itertools import groupby

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from joinedup.design.edit_forms import EditForm
from joinedup.design.forms import FilterForm, Form, IdempotentForm, ManyField, missing
from joinedup.design.widgets import GroupedTicks
from joinedup.organisations.models import Organisation
from joinedup.people.models import Voice
from joinedup.series.models import Reply, ReplyChannel, Way


class BySector(ModelChoiceIterator):
    """People under the sector they work in, so that a missing sector is seen; with two, under
    the first."""

    def __iter__(self):
        people = [(self._sector(person), self.choice(person)) for person in self.queryset]
        # Those without an organisation come last; Python keeps the order of names inside.
        people.sort(key=lambda each: (not each[0], each[0]))
        for sector, group in groupby(people, key=lambda each: each[0]):
            yield sector or _("Without an organisation"), [choice for _sector, choice in group]

    @staticmethod
    def _sector(person):
        work = person.current_affiliations
        return work[0].organisation.get_sector_display() if work else ""


class PeopleField(ManyField):
    """Ticks for people, each with what they work for; they have ``current_affiliations``."""

    widget = GroupedTicks
    iterator = BySector

    def label_from_instance(self, member):
        work = "; ".join(each.organisation.name for each in member.current_affiliations)
        label = format_html("<bdi>{}</bdi>{}{}", member.name, ", " if work else "", work)
        return label if member.email else format_html(_("{} · no email"), label)


class InviteForm(Form):
    note = forms.CharField(
        label=gettext_lazy("A few words of your own"),
        help_text=gettext_lazy(
            "Added to the letter. A personal word brings more people than a form."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["members"] = PeopleField(
            people,
            label=gettext_lazy("Who is invited?"),
            error_messages=missing(gettext_lazy("Please choose at least one person.")),
        )
        self.order_fields(["members", "note"])


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

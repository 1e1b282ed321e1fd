"""What is typed about bodies and duties here. Once it is confirmed, anybody reads it."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from joinedup.design.forms import (
    FilterForm,
    Form,
    IdempotentForm,
    PhoneField,
    email_field,
    missing,
    text_field,
)
from joinedup.duties.lib.topics import topic_called
from joinedup.duties.lib.wording import LOCAL_FIELDS
from joinedup.duties.models.local import CONTACT, FORM, OF_ONE_DUTY, SAID, LocalEntry


def _field(name, help_text="", **options):
    return text_field(
        LocalEntry,
        name,
        label=LOCAL_FIELDS[name],
        help_text=help_text,
        required=False,
        **options,
    )


class TopicForm(FilterForm):
    """For which body or duty something is written down."""

    topic = forms.ChoiceField(
        label=gettext_lazy("Which body, or which of its duties?"),
        help_text=gettext_lazy(
            "What you record for a body is shown for all its duties that have nothing of their own."
        ),
    )

    def __init__(self, *args, topics, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["topic"].choices = [
            (
                body.title,
                [
                    (body.slug, _("All duties of: %(body)s") % {"body": body.title}),
                    *((each.slug, each.title) for each in its_duties),
                ],
            )
            for body, its_duties in topics
        ]

    def clean_topic(self):
        return topic_called(self.cleaned_data["topic"])


class LocalEntryForm(IdempotentForm):
    # Any part is enough, and none of them alone is needed.
    says_optional = False

    team = _field(
        "team",
        gettext_lazy("A team, never a person’s name: people leave, and this is public."),
    )
    phone = _field("phone", kind=PhoneField)
    email = email_field(
        label=LOCAL_FIELDS["email"],
        help_text=gettext_lazy("A shared mailbox, not somebody’s own."),
        required=False,
    )
    address = _field("address")
    hours = _field("hours", gettext_lazy("For example: weekdays 9 to 5; at night the same number."))
    form_name = _field(
        "form_name", gettext_lazy("As they call it. Leave it empty if a letter is enough.")
    )
    form_where = _field("form_where", gettext_lazy("A web address, or where to pick it up."))
    heading_facts = _field("heading_facts")
    heading_ask = _field("heading_ask")
    heading_law = _field("heading_law")
    heading_own_words = _field("heading_own_words")
    wording = _field(
        "wording",
        gettext_lazy(
            "The sentence that works here, in place of the usual one. Put {in braces} what the "
            "sender has to fill in. Nothing about any one person."
        ),
        rows=4,
    )
    correction = _field(
        "correction",
        gettext_lazy("What is different, since when, and where that can be read."),
        rows=4,
    )
    owner = forms.ModelChoiceField(
        None,
        label=gettext_lazy("Who looks after it?"),
        help_text=gettext_lazy(
            "They are asked twice a year whether it is still right. When they are no longer a "
            "coordinator or adviser, the coordinators are asked."
        ),
        empty_label=None,
    )

    def __init__(self, *args, topic, keepers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = keepers
        if not topic.duty_id:
            for name in OF_ONE_DUTY:
                del self.fields[name]

    def part(self, names):
        """The fields of these names, for one part of the page."""
        return [self[name] for name in names if name in self.fields]

    @property
    def contact(self):
        return self.part(CONTACT)

    @property
    def receivers_form(self):
        return self.part(FORM)

    @property
    def words(self):
        return self.part(OF_ONE_DUTY)

    @property
    def said(self):
        """What is said, by name."""
        return {name: self.cleaned_data[name] for name in SAID if name in self.fields}

    def clean(self):
        cleaned = super().clean()
        given = {name for name in SAID if cleaned.get(name)}
        if not self.errors and not given:
            self.add_error(None, _("Please fill in at least one part."))
        if given & {*FORM} and "form_name" not in given | {*self.errors}:
            self.add_error("form_name", _("Please say what their form is called."))
        if "hours" in given and not given & {"team", "phone", "email", "address"}:
            self.add_error("team", _("Please say whom to ring or write to at these times."))
        return cleaned


class DeclineForm(Form):
    reason = text_field(
        LocalEntry,
        "decline_reason",
        label=gettext_lazy("Why not?"),
        help_text=gettext_lazy(
            "For the person who recorded it, coordinators and advisers. Nobody else can read it, "
            "and it is deleted with the entry after 30 days."
        ),
        error_messages=missing(gettext_lazy("Please say why, so that it can be put right.")),
        rows=3,
    )

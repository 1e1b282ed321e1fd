"""What is typed about communities, roles and how to reach people."""

from django import forms
from django.utils.translation import gettext_lazy as _

from joinedup.access.models import Community
from joinedup.design.edit_forms import EditForm
from joinedup.design.forms import Form, PhoneField, email_field, missing, text_field
from joinedup.people.models import Member


class ContactForm(EditForm):
    name = text_field(
        Member,
        "name",
        label=_("Name"),
        help_text=_("As the person wishes to be called."),
        error_messages=missing(_("Please write a name.")),
    )
    email = email_field(
        label=_("Email address"), help_text=_("It is needed to sign in."), required=False
    )
    phone = text_field(
        Member,
        "phone",
        label=_("Phone number"),
        required=False,
        kind=PhoneField,
    )


class CommunityForm(EditForm):
    name = text_field(
        Community,
        "name",
        label=_("Name"),
        error_messages=missing(_("Please write the name of the community.")),
    )
    purpose = text_field(
        Community,
        "purpose",
        label=_("What it is for"),
        help_text=_("One or two sentences. Everybody can read them on the pages of its series."),
        error_messages=missing(_("Please say what the community is for.")),
        rows=3,
    )
    about = text_field(
        Community,
        "about",
        label=_("More about it"),
        help_text=_("For its members: how it works, when it meets, what newcomers should know."),
        required=False,
        rows=6,
    )
    contact_email = email_field(
        label=_("Email address for questions"),
        help_text=_("Everybody can see it. Best a shared mailbox, because people leave."),
        error_messages=missing(_("Please give an address that people can write to.")),
    )
    phone = text_field(
        Community,
        "phone",
        label=_("Phone number for questions"),
        help_text=_(
            "Everybody can see it, and it stands in emails and letters. Not everybody writes."
        ),
        required=False,
        kind=PhoneField,
    )


class DeactivateForm(Form):
    tell = forms.BooleanField(
        label=_("Tell them by email"),
        help_text=_("Leave it out if nobody should read it, or if you have told them yourself."),
        required=False,
        initial=True,
    )

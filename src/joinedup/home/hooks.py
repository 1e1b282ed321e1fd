from django.utils.translation import gettext_lazy as _

from joinedup.core.navigation import Group, NavItem
from joinedup.core.sample import Sample

NAVIGATION = [
    NavItem(_("Home"), "home:home_page", Group.HOME),
    NavItem(_("About Joinedup"), "home:about", Group.FOOT),
    NavItem(_("Accessibility"), "home:accessibility", Group.FOOT),
    NavItem(_("Privacy"), "home:privacy", Group.FOOT),
]

SAMPLE = [
    Sample("mail", (), "joinedup.home.sample.mail.loading.load"),
    Sample("access", (), "joinedup.home.sample.access.loading.load"),
    Sample("organisations", ("access",), "joinedup.home.sample.organisations.loading.load"),
    Sample("series", ("mail", "organisations"), "joinedup.home.sample.series.loading.load"),
    Sample("conversation", ("series",), "joinedup.home.sample.conversation.loading.load"),
    Sample("votes", ("series",), "joinedup.home.sample.votes.loading.load"),
    Sample("reports", ("mail", "conversation"), "joinedup.home.sample.reports.loading.load"),
]
SAMPLE_PEOPLE = [
    "joinedup.home.sample.people.members.people_to_sign_in_as",
    "joinedup.home.sample.conversation.guests.guests",
]

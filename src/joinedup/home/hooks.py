from django.utils.translation import gettext_lazy as _

from joinedup.core.navigation import Group, NavItem

NAVIGATION = [
    NavItem(_("Home"), "home:home_page", Group.HOME, within=("home:search",)),
    NavItem(_("How it is done"), "home:how_to_list", Group.FOOT, within=("home:how_to",)),
    NavItem(_("About Joinedup"), "home:about", Group.FOOT),
    NavItem(_("Accessibility"), "home:accessibility", Group.FOOT),
    NavItem(_("Privacy"), "home:privacy", Group.FOOT),
]

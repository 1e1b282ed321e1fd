from django.utils.translation import gettext_lazy as _

from joinedup.access.rules import administers_somewhere
from joinedup.core.navigation import Group, NavItem
from joinedup.core.todos import Layout, Section, Todo
from joinedup.home.selectors import first_steps_for

NAVIGATION = [
    NavItem(_("Home"), "home:home_page", Group.HOME, within=("home:search",)),
    NavItem(_("How it is done"), "home:how_to_list", Group.FOOT, within=("home:how_to",)),
    NavItem(_("About Joinedup"), "home:about", Group.FOOT),
    NavItem(_("Accessibility"), "home:accessibility", Group.FOOT),
    NavItem(_("Privacy"), "home:privacy", Group.FOOT),
]

FIRST = Section("first", 5, _("Your first steps"), Layout.PLAIN)

TODOS = [
    Todo(
        "first_steps",
        FIRST,
        first_steps_for,
        "home/todos/first_steps.html",
        administers_somewhere,
    ),
]

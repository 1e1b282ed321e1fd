from django.utils.translation import gettext_lazy as _

from joinedup.core.navigation import Group, NavItem

NAVIGATION = [NavItem(_("Who owes what"), "duties:finder", Group.FIND)]

"""Who is answered what about duties: everything is public, and nothing is kept."""

from types import SimpleNamespace

from joinedup.core.scopes import in_organisation
from joinedup.duties.lib.rules_file import rules_file

ROWS = """
duties:finder - | p ppp ppp ppp | e eee eee eee
duties:rules_json rules | p ppp ppp ppp | m mmm mmm mmm
duties:duty_list - | p ppp ppp ppp | m mmm mmm mmm
duties:duty_detail duty | p ppp ppp ppp | m mmm mmm mmm
duties:letter duty | p ppp ppp ppp | p ppp ppp ppp
duties:reply duty | p ppp ppp ppp | p ppp ppp ppp
duties:decision duty | p ppp ppp ppp | p ppp ppp ppp
duties:last_day - | p ppp ppp ppp | e eee eee eee
"""


def build(room):
    """What there is for everybody: a duty, and the rules for browsers."""
    room.rules = of_the_place(rules_file("en-gb").digits)
    room.duty = of_the_place("ha96-s213b-duty-to-refer")


def of_the_place(key):
    """What belongs to no community, and has no table."""
    return SimpleNamespace(pk=key, scope=in_organisation())


def grow(room):
    """Nothing: the file of duties is as long as it is."""

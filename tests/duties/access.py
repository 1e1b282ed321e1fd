"""Who is answered what about duties: the law is public, refusals are for members."""

from types import SimpleNamespace

from joinedup.core.scopes import in_organisation
from joinedup.duties.lib.rules_file import rules_file
from joinedup.duties.models.refusals import RefusalReason
from tests.duties.refusals import make_refusal

ROWS = """
duties:finder - | p ppp ppp ppp | e eee eee eee
duties:rules_json rules | p ppp ppp ppp | m mmm mmm mmm
duties:duty_list - | p ppp ppp ppp | m mmm mmm mmm
duties:duty_detail duty | p ppp ppp ppp | m mmm mmm mmm
duties:letter duty | p ppp ppp ppp | p ppp ppp ppp
duties:reply duty | p ppp ppp ppp | p ppp ppp ppp
duties:decision duty | p ppp ppp ppp | p ppp ppp ppp
duties:refusal_new duty | s pff ppp ppp | s eff eee eee
duties:refusal_list - | s pff ppp ppp | m mmm mmm mmm
duties:refusals_csv - | s pff ppp ppp | m mmm mmm mmm
duties:issue_of_refusals - | m mmm mmm mmm | s rff fff frr
duties:last_day - | p ppp ppp ppp | e eee eee eee
"""
SENT = """
listed | duties:refusal_new duty | community=community sector=prison reason=area,papers
"""


def build(room):
    """What there is for everybody: a duty, and the rules for browsers."""
    room.rules = of_the_place(rules_file("en-gb").digits)
    room.duty = of_the_place("ha96-s213b-duty-to-refer")
    make_refusal(community=room.community)


def of_the_place(key):
    """What belongs to no community, and has no table."""
    return SimpleNamespace(pk=key, scope=in_organisation())


def grow(room):
    """Refusals more; the file of duties is as long as it is."""
    for reason in RefusalReason:
        make_refusal(community=room.community, reason=reason)

"""Who is answered what by the overview, and more of what it lists."""

from types import SimpleNamespace

from django.utils import timezone

from joinedup.core.scopes import in_organisation
from joinedup.record.models import RecordEntry

ROWS = """
home:healthz - | p ppp ppp ppp | m mmm mmm mmm
home:home_page - | p ppp ppp ppp | m mmm mmm mmm
home:search - | p ppp ppp ppp | m mmm mmm mmm
home:search -?words=secret | p ppp ppp ppp | m mmm mmm mmm
home:how_to_list - | p ppp ppp ppp | m mmm mmm mmm
home:how_to guide | p ppp ppp ppp | m mmm mmm mmm
home:about - | p ppp ppp ppp | m mmm mmm mmm
home:privacy - | p ppp ppp ppp | m mmm mmm mmm
home:accessibility - | p ppp ppp ppp | m mmm mmm mmm
home:record_page community | s nnn fff fpp | m mmm mmm mmm
"""
WORDS = ""


def build(room):
    """A guide is the same for everybody."""
    room.guide = SimpleNamespace(pk="run-a-meeting-from-one-page", scope=in_organisation())


def grow(room):
    """One line more in the record."""
    RecordEntry.objects.create(
        at=timezone.now(),
        event="profile changed",
        about_kind="people.member",
        about_id=room.newcomer.pk,
        scope_kind="community",
        scope_id=room.community.pk,
        by_kind="member",
        by_id=room.newcomer.pk,
    )

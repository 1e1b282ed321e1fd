"""Who is answered what about a lexicon, and who may read what was argued."""

import uuid
from types import SimpleNamespace

from django.utils import timezone

from joinedup.words.lib.lexicons import _kept_ready
from joinedup.words.services.documents import give_document
from tests.factories.lexicons import make_argument, make_change, make_entry
from tests.factories.people import make_community
from tests.words.documents import docx

ROWS = """
words:words_check - | p ppp ppp ppp | e eee eee eee
words:document_detail document | n nnn nnn nnn | m mmm mmm mmm
words:document_file document | n nnn nnn nnn | m mmm mmm mmm
words:marks_beside community | m mmm mmm mmm | s nnn ppp ppp
words:marks_beside sister | m mmm mmm mmm | s nnn nnn nnn
words:mark_dismiss community | m mmm mmm mmm | s nnn ppp ppp
words:lexicon_detail community | s nnn ppp ppp | m mmm mmm mmm
words:lexicon_detail community?q=secret | s nnn ppp ppp | m mmm mmm mmm
words:lexicon_detail sister | p ppp ppp ppp | m mmm mmm mmm
words:lexicon_file community | s nnn ppp ppp | m mmm mmm mmm
words:lexicon_file sister | p ppp ppp ppp | m mmm mmm mmm
words:version_list community | s nnn ppp ppp | m mmm mmm mmm
words:version_list sister | s nnn nnn nnn | m mmm mmm mmm
words:lexicon_publish community | m mmm mmm mmm | s nnn fff frr
words:entry_new community | s nnn fff ppp | s nnn fff eee
words:entry_detail community+word | s nnn ppp ppp | m mmm mmm mmm
words:entry_detail sister+word | p ppp ppp ppp | m mmm mmm mmm
words:entry_change community+word | s nnn fff ppp | s nnn fff eee
words:entry_change sister+word | s nnn nnn nnn | s nnn nnn nnn
words:entry_retire community+word | s nnn fff ppp | s nnn fff eee
words:entry_argue community+word | m mmm mmm mmm | s nnn eee eee
words:argument_withdraw argument | m mmm mmm mmm | s nnn frf rrr
"""
WORDS = """
wording           | . ... yyy yyy . | a wording of the lexicon, and what was said about it
word-reason       | . ... yyy yyy .
word-dissent      | . ... yyy yyy .
argument          | . ... yyy yyy .
"""
SENT = """
facilitator | words:entry_new community | patterns=scrounger,idler \
    category=service-jargon-that-blames severity=avoid,consider why=Hurts,Blames \
    instead=-,person describes=-,boiler debate=-,Some reason=One,Two dissent=-,Three
facilitator | words:entry_change community+word | patterns=scrounger,idler \
    category=service-jargon-that-blames severity=avoid,consider why=Hurts,Blames \
    reason=One,Two dissent=-,Three
facilitator | words:entry_retire community+word | reason=One,Two dissent=-,Three
listed | words:entry_argue community+word | text=One,Two
"""


def build(room):
    """A lexicon with a changed entry, and one that everybody may read."""
    secret = room.secret
    room.word = make_change(
        community=room.community,
        entry_id="hard-to-reach",
        entry=make_entry(patterns=[secret("wording")]),
        reason=secret("word-reason"),
        dissent=secret("word-dissent"),
        source_title="What we found",
        source_path="/reports/1/",
        by=room.facilitator,
    )
    room.argument = make_argument(
        community=room.community, entry_id="hard-to-reach", text=secret("argument"), by=room.listed
    )
    # Given in a browser that none of these people has.
    room.document = SimpleNamespace(pk=uuid.uuid4(), scope=room.community.scope)
    give_document(
        name=f"document of {room.side}",
        data=docx(secret("document")).read(),
        filename=secret("document-name"),
        community=room.community,
        with_comments=False,
        at=timezone.now(),
    )
    # A community of which nobody here is a member, and whose lexicon everybody may read.
    room.sister = make_community(name=f"Sister of {room.side}")
    make_change(
        community=room.sister,
        entry_id="hard-to-reach",
        reason=secret("sister-reason"),
        is_published=True,
    )


def grow(room):
    """A change and an argument more, of an entry that is there and of a new one."""
    for community in (room.community, room.sister):
        for entry_id in ("hard-to-reach", f"word-{room.newcomer.pk}"):
            entry = make_entry(patterns=[entry_id.replace("-", " ")])
            about = {"community": community, "entry_id": entry_id, "by": room.newcomer}
            make_change(entry=entry, **about)
            make_argument(**about)


def refresh(room):
    """Forget the lexicons that were kept ready."""
    _kept_ready.cache_clear()

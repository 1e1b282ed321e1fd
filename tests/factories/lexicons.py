"""Changes of lexicons, and arguments about words, as plain rows: no record, no rules."""

from django.utils import timezone

from joinedup.words.models import Argument, CommunityLexicon, LexiconChange, LexiconChangeKind
from tests.factories.people import make_community, make_member


def make_entry(**parts):
    """What a change keeps of an entry."""
    return {
        "patterns": ["hard to reach"],
        "category": "blame-for-non-engagement",
        "severity": "avoid",
        "why": "It is we who have not gone there.",
        "instead": ["not asked yet"],
        "describes": [],
        "debate": "",
        **parts,
    }


def make_change(*, community=None, entry=None, is_published=False, **fields):
    """The next version of a community's lexicon."""
    community = community or make_community()
    lexicon, _is_new = CommunityLexicon.objects.get_or_create(community=community)
    lexicon.version += 1
    lexicon.published_at = timezone.now() if is_published else lexicon.published_at
    lexicon.save()
    return LexiconChange.objects.create(
        lexicon=lexicon,
        version=lexicon.version,
        **{
            "kind": LexiconChangeKind.CHANGED,
            "entry_id": "hard-to-reach",
            "entry": make_entry() if entry is None else entry,
            "reason": "We said so together.",
            "at": timezone.now(),
            "by": fields.get("by") or make_member(),
            **fields,
        },
    )


def make_argument(*, community=None, **fields):
    return Argument.objects.create(
        community=community or make_community(),
        **{
            "entry_id": "hard-to-reach",
            "text": "It depends who says it.",
            "by": fields.get("by") or make_member(),
            "at": timezone.now(),
            **fields,
        },
    )

import uuid

import pytest
from django.db import transaction
from django.utils import timezone

from joinedup.record.models import RecordEntry
from joinedup.words.lib.lexicons import kept_of, lexicon_of, starting
from joinedup.words.models import (
    Argument,
    CommunityLexicon,
    Dismissal,
    LexiconChange,
    LexiconChangeKind,
)
from joinedup.words.services.entries import (
    NothingToChange,
    add_argument,
    dismiss_mark,
    publish_lexicon,
    put_entry,
    retire_entry,
    withdraw_argument,
)
from tests.factories.lexicons import make_argument, make_entry

pytestmark = pytest.mark.django_db
NOW = timezone.now


@pytest.fixture
def doing(community, facilitator):
    """What every decision says, with a new key each time."""

    def doing(**instead):
        return {
            "key": uuid.uuid4(),
            "community": community,
            "entry_id": "hard-to-reach",
            "reason": "We said so.",
            "by": facilitator,
            "at": NOW(),
            **instead,
        }

    return doing


def test_each_change_is_a_version_and_says_what_it_did(doing, community):
    begun = kept_of(starting().entries["hard-to-reach"])
    put_entry(kept=begun, **doing())
    put_entry(kept=begun | {"why": "We looked away."}, **doing())
    retire_entry(**doing())
    put_entry(kept=begun, **doing())
    put_entry(kept=make_entry(patterns=["bed waster"]), **doing(entry_id="bed-waster"))

    changes = LexiconChange.objects.order_by("version").values_list("version", "kind")
    assert list(changes) == [
        (1, LexiconChangeKind.KEPT),
        (2, LexiconChangeKind.CHANGED),
        (3, LexiconChangeKind.RETIRED),
        (4, LexiconChangeKind.RESTORED),
        (5, LexiconChangeKind.ADDED),
    ]
    assert CommunityLexicon.objects.get().version == 5
    written = RecordEntry.objects.filter(event__startswith="lexicon entry").order_by("pk")
    assert [each.details["version"] for each in written] == [1, 2, 3, 4, 5]


def test_a_form_sent_twice_makes_one_version(doing):
    said = doing()

    first = put_entry(kept=make_entry(), **said)
    second = put_entry(kept=make_entry(), **said)

    assert (first, LexiconChange.objects.count()) == (second, 1)


def test_retired_twice_by_one_form_is_once_and_by_another_says_so(doing):
    said = doing()
    retire_entry(**said)

    assert retire_entry(**said) == LexiconChange.objects.get()
    with pytest.raises(NothingToChange):
        retire_entry(**doing())


def test_words_no_pattern_can_be_made_of_change_nothing(doing):
    with pytest.raises(ValueError):
        put_entry(kept=make_entry(patterns=["(never closed"]), **doing())

    assert (LexiconChange.objects.count(), RecordEntry.objects.count()) == (0, 0)


def test_a_change_that_was_rolled_back_is_not_remembered(doing, community):
    class Broken(Exception):
        pass

    with pytest.raises(Broken), transaction.atomic():
        put_entry(kept=make_entry(why="Never meant."), **doing())
        lexicon_of(community)
        raise Broken
    put_entry(kept=make_entry(why="Meant."), **doing())

    assert lexicon_of(community).entries["hard-to-reach"].why == "Meant."


def test_what_is_fine_is_added_to_what_was_fine_before(doing, community):
    kept = kept_of(starting().entries["hard-to-reach"]) | {"describes": ["mast"]}

    put_entry(kept=kept, **doing())

    entry = lexicon_of(community).entries["hard-to-reach"]
    assert entry.unless[:-1] == starting().entries["hard-to-reach"].unless
    assert kept_of(entry) == kept


def test_an_argument_is_kept_once_and_withdrawn_leaves_no_words(community, member):
    key = uuid.uuid4()
    for _ in range(2):
        add_argument(
            key=key,
            community=community,
            entry_id="chaotic",
            text="It fits me.",
            by=member,
            at=NOW(),
        )
    argument = Argument.objects.get()

    withdraw_argument(argument=argument, by=member, at=NOW())

    assert Argument.objects.get().text == ""
    kinds = RecordEntry.objects.order_by("pk").values_list("event", flat=True)
    assert list(kinds) == ["argued about a word", "argument withdrawn"]


def test_fine_here_is_counted_once_a_form_and_names_nobody(community):
    key = uuid.uuid4()
    for _ in range(2):
        dismiss_mark(key=key, community=community, entry_id="chaotic", reason="thing", at=NOW())

    fields = {field.name for field in Dismissal._meta.get_fields()}
    assert fields == {"id", "key", "sent", "community", "entry_id", "reason", "on_date"}
    assert (Dismissal.objects.count(), RecordEntry.objects.count()) == (1, 0)


def test_publishing_is_written_down_once(community, facilitator):
    for is_public in (True, True, False):
        publish_lexicon(community=community, is_public=is_public, by=facilitator, at=NOW())

    kinds = RecordEntry.objects.order_by("pk").values_list("event", flat=True)
    assert list(kinds) == ["lexicon published", "lexicon closed"]


def test_an_argument_of_another_community_is_not_found(community, member):
    from joinedup.words.selectors import arguments_visible_to

    make_argument()
    mine = make_argument(community=community)

    assert list(arguments_visible_to(member)) == [mine]

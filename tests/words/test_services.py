import uuid

import pytest
from django.db import transaction
from django.utils import timezone

from joinedup.record.models import Entry
from joinedup.words import services
from joinedup.words.lexicons import kept_of, lexicon_of, starting
from joinedup.words.models import Argument, Change, FineHere, Kind, Lexicon
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
    services.put_entry(kept=begun, **doing())
    services.put_entry(kept=begun | {"why": "We looked away."}, **doing())
    services.retire_entry(**doing())
    services.put_entry(kept=begun, **doing())
    services.put_entry(kept=make_entry(patterns=["bed waster"]), **doing(entry_id="bed-waster"))

    changes = Change.objects.order_by("version").values_list("version", "kind")
    assert list(changes) == [
        (1, Kind.KEPT),
        (2, Kind.CHANGED),
        (3, Kind.RETIRED),
        (4, Kind.RESTORED),
        (5, Kind.ADDED),
    ]
    assert Lexicon.objects.get().version == 5
    written = Entry.objects.filter(event__startswith="lexicon entry").order_by("pk")
    assert [each.details["version"] for each in written] == [1, 2, 3, 4, 5]


def test_a_form_sent_twice_makes_one_version(doing):
    said = doing()

    first = services.put_entry(kept=make_entry(), **said)
    second = services.put_entry(kept=make_entry(), **said)

    assert (first, Change.objects.count()) == (second, 1)


def test_retired_twice_by_one_form_is_once_and_by_another_says_so(doing):
    said = doing()
    services.retire_entry(**said)

    assert services.retire_entry(**said) == Change.objects.get()
    with pytest.raises(services.NothingToChange):
        services.retire_entry(**doing())


def test_words_no_pattern_can_be_made_of_change_nothing(doing):
    with pytest.raises(ValueError):
        services.put_entry(kept=make_entry(patterns=["(never closed"]), **doing())

    assert (Change.objects.count(), Entry.objects.count()) == (0, 0)


def test_a_change_that_was_rolled_back_is_not_remembered(doing, community):
    class Broken(Exception):
        pass

    with pytest.raises(Broken), transaction.atomic():
        services.put_entry(kept=make_entry(why="Never meant."), **doing())
        lexicon_of(community)
        raise Broken
    services.put_entry(kept=make_entry(why="Meant."), **doing())

    assert lexicon_of(community).entries["hard-to-reach"].why == "Meant."


def test_what_is_fine_is_added_to_what_was_fine_before(doing, community):
    kept = kept_of(starting().entries["hard-to-reach"]) | {"describes": ["mast"]}

    services.put_entry(kept=kept, **doing())

    entry = lexicon_of(community).entries["hard-to-reach"]
    assert entry.unless[:-1] == starting().entries["hard-to-reach"].unless
    assert kept_of(entry) == kept


def test_an_argument_is_kept_once_and_withdrawn_leaves_no_words(community, member):
    key = uuid.uuid4()
    for _ in range(2):
        services.argue(
            key=key,
            community=community,
            entry_id="chaotic",
            text="It fits me.",
            by=member,
            at=NOW(),
        )
    argument = Argument.objects.get()

    services.withdraw_argument(argument=argument, by=member, at=NOW())

    assert Argument.objects.get().text == ""
    kinds = Entry.objects.order_by("pk").values_list("event", flat=True)
    assert list(kinds) == ["argued about a word", "argument withdrawn"]


def test_fine_here_is_counted_once_a_form_and_names_nobody(community):
    key = uuid.uuid4()
    for _ in range(2):
        services.say_fine(
            key=key, community=community, entry_id="chaotic", because="thing", at=NOW()
        )

    fields = {field.name for field in FineHere._meta.get_fields()}
    assert fields == {"id", "key", "community", "entry_id", "because", "on_date"}
    assert (FineHere.objects.count(), Entry.objects.count()) == (1, 0)


def test_publishing_is_written_down_once(community, facilitator):
    for is_public in (True, True, False):
        services.publish(community=community, is_public=is_public, by=facilitator, at=NOW())

    kinds = Entry.objects.order_by("pk").values_list("event", flat=True)
    assert list(kinds) == ["lexicon published", "lexicon closed"]


def test_an_argument_of_another_community_is_not_found(community, member):
    from joinedup.words.selectors import arguments_visible_to

    make_argument()
    mine = make_argument(community=community)

    assert list(arguments_visible_to(member)) == [mine]

"""Who may do what to a community's lexicon."""

from typing import Any

from joinedup.access.models import Community
from joinedup.access.permissions import roles_of
from joinedup.access.rules import may_organise
from joinedup.words.models import Argument


def may_decide(person: Any, community: Community) -> bool:
    """Those who run the community write down what it decided about a word."""
    return may_organise(person, community)


def may_speak(person: Any, community: Community) -> bool:
    """Every member argues about words, and says where they are fine."""
    return community.pk in roles_of(person).communities


def may_withdraw(person: Any, argument: Argument) -> bool:
    """What somebody said is theirs to take back; those who run the community may take it away."""
    return argument.by_id == person.pk or may_organise(person, argument.community)

"""Who may do what to a community's lexicon."""

from joinedup.access.models import Community
from joinedup.access.permissions import roles_of
from joinedup.access.rules import may_organise
from joinedup.people.models import Person
from joinedup.words.models import Argument


def may_decide(person: Person, community: Community) -> bool:
    """Those who run the community write down what it decided about a word."""
    return may_organise(person, community)


def may_speak(person: Person, community: Community) -> bool:
    """Every member argues about words, and says where they are fine."""
    return community.pk in roles_of(person).communities


def may_withdraw(person: Person, argument: Argument) -> bool:
    """What somebody said is theirs to take back; those who run the community may take it away."""
    return argument.by_id == person.pk or may_organise(person, argument.community)

"""Who may do what with refusals."""

from joinedup.access.rules import belongs_somewhere
from joinedup.people.models import Person


def may_log_refusals(person: Person, *_: object) -> bool:
    """Every member of a community, of what happened to somebody; nobody learns who it was."""
    return belongs_somewhere(person)

"""Why local knowledge cannot be changed as it stands."""

from joinedup.core.exceptions import ServiceError
from joinedup.duties.models.local import LocalEntry


class AlreadyWaiting(ServiceError):
    """Somebody else's entry for the same waits to be confirmed; ``entry`` is theirs."""

    def __init__(self, entry: LocalEntry):
        super().__init__(entry.pk)
        self.entry = entry


class NotWaiting(ServiceError):
    """It has been confirmed or declined."""


class NotCounting(ServiceError):
    """It was never confirmed, or something newer counts, or somebody ended it."""


class NeedsAnotherPerson(ServiceError):
    """Whoever made it does not confirm it."""


class NeedsAdviser(ServiceError):
    """Neither of the two is an adviser."""

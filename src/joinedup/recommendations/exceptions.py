"""Why something cannot be done to a recommendation as it stands."""

from datetime import date

from joinedup.core.exceptions import ServiceError
from joinedup.recommendations.models import HistoryEntry, Review


class AlreadyAsked(ServiceError):
    """It has been asked, so its words stand."""


class NotAsked(ServiceError):
    """It is still a draft."""


class AlreadyClosed(ServiceError):
    """It was closed; reopen it first."""


class AlreadyOpen(ServiceError):
    """It is not closed, so it cannot be reopened."""


class ClosedByOwner(ServiceError):
    """Closing needs somebody who does not belong to the organisation that was asked."""


class AnsweredMeanwhile(ServiceError):
    """Somebody else answered first; ``entry`` says what."""

    def __init__(self, entry: HistoryEntry):
        super().__init__(entry.pk)
        self.entry = entry


class ReviewedMeanwhile(ServiceError):
    """Somebody else wrote this review first; ``review`` says what."""

    def __init__(self, review: Review):
        super().__init__(review.pk)
        self.review = review


class RemindedLately(ServiceError):
    """The owner had a letter less than a week ago; the next may go on ``again_date``."""

    def __init__(self, again_date: date):
        super().__init__(again_date)
        self.again_date = again_date

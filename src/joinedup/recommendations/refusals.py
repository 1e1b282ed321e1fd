"""Why something cannot be done to a recommendation as it stands."""


class Refused(Exception):
    """It cannot be done as things stand; each kind below says why."""


class AlreadyAsked(Refused):
    """It has been asked, so its words stand."""


class NotAsked(Refused):
    """It is still a draft."""


class AlreadyClosed(Refused):
    """It was closed; reopen it first."""


class AlreadyOpen(Refused):
    """It is not closed, so it cannot be reopened."""


class ClosedByOwner(Refused):
    """Closing needs somebody who does not belong to the organisation that was asked."""


class AnsweredMeanwhile(Refused):
    """Somebody else answered first; ``step`` says what."""

    def __init__(self, step):
        super().__init__(step.pk)
        self.step = step


class ReviewedMeanwhile(Refused):
    """Somebody else wrote this review first; ``review`` says what."""

    def __init__(self, review):
        super().__init__(review.pk)
        self.review = review


class RemindedLately(Refused):
    """The owner had a letter less than a week ago; the next may go on ``again_date``."""

    def __init__(self, again_date):
        super().__init__(again_date)
        self.again_date = again_date

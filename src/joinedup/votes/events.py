"""What can happen here, for the record."""

from django.utils.translation import gettext_lazy as _

from joinedup.core.events import OPEN, EventChoices


class Event(EventChoices):
    PAPER_BALLOTS_CHANGED = "paper ballots changed", OPEN, _("Typed paper ballots changed")
    PAPER_BALLOTS_TYPED = "paper ballots typed", OPEN, _("Paper ballots typed")
    STATEMENT_HIDDEN = "statement hidden", OPEN, _("Statement or idea hidden")
    STATEMENT_MOVED = "statement moved", OPEN, _("Statement or idea moved")
    STATEMENT_RELEASED = "statement released", OPEN, _("Statement or idea released")
    STATEMENT_SUGGESTED = "statement suggested", OPEN, _("Statement or idea suggested")
    STATEMENT_WRITTEN = "statement written", OPEN, _("Statement or idea put to the room")
    VOTES_CLOSED = "votes closed", OPEN, _("Voting closed")
    VOTES_OPENED = "votes opened", OPEN, _("Voting opened")
    VOTES_REVEALED = "votes revealed", OPEN, _("Results of the vote revealed")
    VOTES_STARTED_ANEW = "votes started anew", OPEN, _("Vote started anew, without its ballots")

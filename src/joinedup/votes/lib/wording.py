"""What the pages of a poll say where the two kinds differ."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from joinedup.votes.models import PollKind


@dataclass(frozen=True)
class Wording:
    """Sentences of the pages on which a poll is prepared, run and suggested to."""

    title: Promise
    lead: Promise
    votes: Promise  # the page in the room
    came_out: Promise
    listed: Promise
    none_yet: Promise
    what_is_good: Promise
    numbers: Promise
    write: Promise
    write_first: Promise
    order_first: Promise
    written: Promise
    suggest: Promise
    suggest_own: Promise
    hide: Promise
    hide_this: Promise
    hidden: Promise
    closed_before: Promise


WORDING = {
    PollKind.STATEMENTS: Wording(
        title=_("Statements and votes"),
        lead=_(
            "Put statements to the room, and see together where it agrees. Nobody sees how the "
            "votes stand until you reveal them, and nor do you."
        ),
        votes=_("Votes"),
        came_out=_("Where the room stands"),
        listed=_("What the room votes on"),
        none_yet=_("No statements yet"),
        what_is_good=_(
            "Take sentences that you heard in the room. Good ones say one thing, and some people "
            "will not agree."
        ),
        numbers=_("The statements and their numbers"),
        write=_("Write a statement"),
        write_first=_("Write a statement or two first. Then you can open the voting."),
        order_first=_("Put the statements in order first: once voting is open their numbers stay."),
        written=_("The statement is on the list."),
        suggest=_("Suggest a statement"),
        suggest_own=_("Suggest a statement of your own"),
        hide=_("Hide a statement"),
        hide_this=_("Hide this statement?"),
        hidden=_("The statement is hidden."),
        closed_before=_(
            "Voting has not opened. When it does, statements appear here one at a time."
        ),
    ),
    PollKind.RECOMMENDATIONS: Wording(
        title=_("Ideas for recommendations"),
        lead=_(
            "Put ideas before the room, and let everybody give three votes: to three different "
            "ideas, or fewer. Nobody sees how the votes stand until you reveal them, and nor do "
            "you."
        ),
        votes=_("Three votes each"),
        came_out=_("What the room chose"),
        listed=_("What the room chooses from"),
        none_yet=_("No ideas yet"),
        what_is_good=_(
            "Collect what people would ask of somebody. Good ideas say who could do what, in a "
            "line."
        ),
        numbers=_("The ideas and their numbers"),
        write=_("Write ideas down"),
        write_first=_("Write a few ideas first. Then you can open the voting."),
        order_first=_("Put the ideas in order first: once voting is open their numbers stay."),
        written=_("On the list."),
        suggest=_("Suggest an idea"),
        suggest_own=_("Suggest an idea of your own"),
        hide=_("Hide an idea"),
        hide_this=_("Hide this idea?"),
        hidden=_("The idea is hidden."),
        closed_before=_("Voting has not opened. When it does, the ideas appear here."),
    ),
}

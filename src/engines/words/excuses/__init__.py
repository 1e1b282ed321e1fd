"""Why the words of a match may be innocent here. Asked only for matches, never of the whole
text."""

from engines.words.excuses.around import excuse_around
from engines.words.excuses.described import excuse_described
from engines.words.excuses.excuse import Candidate, Excuse, Setting
from engines.words.excuses.mention import mention
from engines.words.excuses.names import address, name
from engines.words.excuses.speech import direct_speech
from engines.words.excuses.stance import denial, self_description

__all__ = ["Candidate", "Excuse", "Setting", "excuse_for"]

_QUESTIONS = (
    address,
    name,
    mention,
    direct_speech,
    self_description,
    denial,
    excuse_around,
    excuse_described,
)


def excuse_for(candidate: Candidate) -> Excuse | None:
    """The first excuse that holds, or None."""
    for question in _QUESTIONS:
        if (excuse := question(candidate)) is not None:
            return excuse
    return None

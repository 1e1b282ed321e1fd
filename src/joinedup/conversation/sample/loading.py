"""The conversation of the sample community: what was asked, said and sorted."""

from joinedup.conversation.sample.strands import note_strands
from joinedup.conversation.sample.words import note_words


def load(timeline):
    """Note questions, words and strands."""
    note_words(timeline)
    note_strands(timeline)

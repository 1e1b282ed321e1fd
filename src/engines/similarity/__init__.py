"""Similarity: which texts are like this one, and which labels others like it were given."""

from engines.similarity.encoders import Encoder, best_encoder
from engines.similarity.known_words import WordEncoder
from engines.similarity.ngrams import NgramEncoder
from engines.similarity.sentences import EncoderMissing, SentenceEncoder
from engines.similarity.suggesting import Suggestion, nearest, suggest
from engines.similarity.words import shared_words

__all__ = [
    "Encoder",
    "EncoderMissing",
    "NgramEncoder",
    "SentenceEncoder",
    "Suggestion",
    "WordEncoder",
    "best_encoder",
    "nearest",
    "shared_words",
    "suggest",
]

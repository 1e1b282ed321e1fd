"""What people type about a conversation, made clean."""

from joinedup.conversation.forms.photos import PhotoForm
from joinedup.conversation.forms.prompts import NewPromptForm, PromptForm, RulingForm
from joinedup.conversation.forms.sorting import MergeForm, SearchForm, SortingForm, StrandForm
from joinedup.conversation.forms.words import (
    CodeForm,
    OutcomeForm,
    ScribeForm,
    StateForm,
    WordsForm,
)

__all__ = [
    "CodeForm",
    "MergeForm",
    "NewPromptForm",
    "OutcomeForm",
    "PhotoForm",
    "PromptForm",
    "RulingForm",
    "ScribeForm",
    "SearchForm",
    "SortingForm",
    "StateForm",
    "StrandForm",
    "WordsForm",
]

"""What people type about statements, ideas and votes."""

from joinedup.votes.forms.voting import PAPER_FORMS, ChooseForm, VoteForm
from joinedup.votes.forms.writing import SUGGEST_FORMS, WRITE_FORMS, HideForm

__all__ = ["PAPER_FORMS", "SUGGEST_FORMS", "WRITE_FORMS", "ChooseForm", "HideForm", "VoteForm"]

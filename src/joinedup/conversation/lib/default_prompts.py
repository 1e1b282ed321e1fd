"""The questions a meeting usually asks, in the words of solution-focused practice."""

from django.utils.translation import gettext_lazy as _

from joinedup.conversation.models import PromptKind

DEFAULT_QUESTIONS = {
    PromptKind.BEST_HOPES: _("What are your best hopes from this conversation?"),
    PromptKind.PREFERRED_FUTURE: _(
        "Suppose those hopes come true. What would you see people doing, "
        "on an ordinary Tuesday, that they do not do now?"
    ),
    PromptKind.SCALE: _(
        "0 is the worst it could be and 10 is that future. Where are we today? Why not lower?"
    ),
    PromptKind.INSTANCES: _(
        "When has some of this already happened, even a little? Who did what to make it work?"
    ),
    PromptKind.SMALL_STEPS: _("What is one small step that you will take before we meet again?"),
    PromptKind.OPEN: _("What else should we hear?"),
    PromptKind.TERM: _(
        "What does this word do to people? Should we keep it, and what else is there?"
    ),
}

# What "add the usual questions" adds, in this order.
DEFAULT_KINDS = [
    PromptKind.BEST_HOPES,
    PromptKind.PREFERRED_FUTURE,
    PromptKind.SCALE,
    PromptKind.INSTANCES,
    PromptKind.SMALL_STEPS,
]

"""What can happen here, for the record."""

from django.utils.translation import gettext_lazy as _

from joinedup.core.events import OPEN, EventChoices


class Event(EventChoices):
    ARGUED_ABOUT_A_WORD = "argued about a word", OPEN, _("Something said about a wording")
    ARGUMENT_WITHDRAWN = "argument withdrawn", OPEN, _("What was said about a wording taken back")
    LEXICON_CLOSED = "lexicon closed", OPEN, _("Lexicon kept to members")
    LEXICON_ENTRY_ADDED = "lexicon entry added", OPEN, _("Wording added to the lexicon")
    LEXICON_ENTRY_CHANGED = "lexicon entry changed", OPEN, _("Wording of the lexicon changed")
    LEXICON_ENTRY_KEPT = "lexicon entry kept", OPEN, _("Wording of the lexicon left as it is")
    LEXICON_ENTRY_RESTORED = "lexicon entry restored", OPEN, _("Wording marked again")
    LEXICON_ENTRY_RETIRED = "lexicon entry retired", OPEN, _("Wording marked no longer")
    LEXICON_PUBLISHED = "lexicon published", OPEN, _("Lexicon opened to everybody")

"""What can happen here, for the record."""

from django.utils.translation import gettext_lazy as _

from joinedup.core.events import OPEN, EventChoices


class Event(EventChoices):
    COPY_TAKEN_OUT = "copy taken out", _("Copy of words taken back taken out for good")
    COPY_STAYS = "copy stays", _("Text left or put back, because it is no copy of words taken back")
    FINDING_ADDED = "finding added", OPEN, _("Finding added")
    FINDING_CHANGED = "finding changed", OPEN, _("Finding changed")
    FINDING_DROPPED = "finding dropped", OPEN, _("Finding dropped")
    FINDING_MOVED = "finding moved", OPEN, _("Finding moved")
    PEOPLE_QUOTED_TOLD = "people quoted told", OPEN, _("People told where they are quoted")
    QUOTATIONS_FOLLOWED = "quotations followed", _("Report brought in line with what may be quoted")
    REPORT_CHANGED = "report changed", OPEN, _("Report changed")
    REPORT_DRAFTED = "report drafted", OPEN, _("Report drafted")
    REPORT_PUBLISHED = "report published", OPEN, _("Report published")
    SOURCES_CHOSEN = "sources chosen", OPEN, _("Sources of a finding chosen")
    WORDS_WITHDRAWN = "words withdrawn", _("Words taken out of the report")

"""Who did what, when, with the names that the record itself does not keep."""

from collections import defaultdict

from django.apps import apps

from joinedup.home.deeds import in_words
from joinedup.members.models import Member
from joinedup.record.models import Entry

# What people do with their own words. Pages show a contribution with its number, so a name
# beside the number would tell who said what.
SPOKEN = {
    "contributed",
    "contribution withdrawn",
    "outcome reported",
    "quotability changed",
    "quotations followed",
    "words withdrawn",
}

# Where a thing has its name.
NAMED_BY = {
    # What was asked, never what was said.
    "conversation.contribution": "prompt__question",
    "conversation.photo": "meeting__title",
    "conversation.prompt": "question",
    "members.community": "name",
    "members.member": "name",
    "members.role": "member__name",
    "recommendations.recommendation": "organisation__name",
    "reports.finding": "heading",
    "reports.report": "title",
    "reports.version": "report__title",
    "series.attendance": "member__name",
    "series.invitation": "member__name",
    "series.joinrequest": "name",
    "series.meeting": "title",
    "series.series": "title",
    "series.theme": "name",
    "votes.poll": "meeting__title",
    # Which meeting, never the words.
    "votes.statement": "poll__meeting__title",
}


def kinds_of_entries(community):
    """Everything that was ever done in this community, by name."""
    kinds = Entry.objects.filter(community_id=community.pk).order_by("what")
    return list(kinds.values_list("what", flat=True).distinct())


def entries_of(community, *, what=""):
    """The lines of a community's record, latest first."""
    entries = Entry.objects.filter(community_id=community.pk)
    return entries.filter(what=what) if what else entries


def with_names(entries):
    """Give each line what the page shows of it beside its moment.

    ``deed`` is what was done; ``by_name`` is empty for whoever has no account; ``about_name``
    is empty where the thing is gone or has no name; ``is_spoken`` says that who did it to
    which words is nobody else's business.
    """
    names = dict(
        Member.objects.filter(pk__in={entry.by_id for entry in entries}).values_list("pk", "name")
    )
    things = _names_of_things(entries)
    for entry in entries:
        entry.deed = in_words(entry.what)
        entry.is_spoken = entry.what in SPOKEN
        entry.by_name = "" if entry.is_spoken else names.get(entry.by_id, "")
        entry.about_name = "" if entry.is_spoken else things.get(_thing(entry), "")
    return entries


def _thing(entry):
    return entry.about_kind, entry.about_id


def _names_of_things(entries):
    """The names by kind and number, with one query for each kind."""
    numbers = defaultdict(set)
    for entry in entries:
        numbers[entry.about_kind].add(entry.about_id)
    names = {}
    for kind, name in NAMED_BY.items():
        if kind in numbers:
            model = apps.get_model(kind)
            found = model.objects.filter(pk__in=numbers[kind]).values_list("pk", name)
            names.update({(kind, number): said or "" for number, said in found})
    return names

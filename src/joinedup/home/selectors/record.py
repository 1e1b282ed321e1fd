"""Who did what, when, with the names that the record itself does not keep."""

from django.apps import apps

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


def kinds_of_entries(community):
    """Everything that was ever done in this community, by name."""
    kinds = Entry.objects.filter(community_id=community.pk).order_by("what")
    return list(kinds.values_list("what", flat=True).distinct())


def entries_of(community, *, what=""):
    """The lines of a community's record, latest first."""
    entries = Entry.objects.filter(community_id=community.pk)
    return entries.filter(what=what) if what else entries


def with_names(entries):
    """Give each line a ``by_name``, empty for whoever has no account, an ``about_name``, and
    ``is_spoken`` where who did it to which words is nobody else's business."""
    names = dict(
        Member.objects.filter(pk__in={entry.by_id for entry in entries}).values_list("pk", "name")
    )
    for entry in entries:
        entry.is_spoken = entry.what in SPOKEN
        entry.by_name = "" if entry.is_spoken else names.get(entry.by_id, "")
        entry.about_name = _name_of_kind(entry.about_kind)
    return entries


def _name_of_kind(label):
    try:
        return apps.get_model(label)._meta.verbose_name
    except LookupError:  # a kind of thing an older version had
        return label

"""Taking copies of somebody's words out of what editors and owners wrote.

The whole place is searched, for a published report may be copied from anywhere. But only what was
written after the words were said can be a copy of them: otherwise anybody could say
the words of an old recommendation, take them back, and so erase the recommendation.
"""

from django.db.models import Q

from joinedup.conversation.models import Contribution, Ruling, Strand, StrandChange
from joinedup.members.models import Letter
from joinedup.recommendations.models import Recommendation, Review, Step
from joinedup.reports.models import Finding, Report, Version

# In the content of a version, everything but the words of questions and meetings.
EDITED = ("title", "summary", "method", "what_next", "findings", "terms")


def take_out_copies(copies, instead, *, series, since):
    """Replace every copy by ``instead``. Gives the ids of the versions that changed, or that show
    a recommendation that changed; call it in the transaction of the change it belongs to.

    ``copies`` is a ``joinedup.reports.verbatim.Copies`` of words of this series that were
    written down at the moment ``since``.
    """
    recommendations = set()
    for rows, fields in _written(series, since):
        changed = _take_out_of_rows(rows, fields, copies, instead)
        if rows.model is Recommendation:
            recommendations |= changed
    _take_out_of_names(_strands(series, since), copies, instead)
    _take_out_of_undo(series, since, copies, instead)
    return _take_out_of_versions(since, copies, instead, recommendations)


def _written(series, since):
    """Every text of editors and owners that may hold a copy: rows, and their fields.

    Of what is still being written the moment of the latest change is not known, so in the
    series itself all of it is searched.
    """
    recommendations = Recommendation.objects
    return [
        (
            Report.objects.filter(Q(series=series) | Q(drafted_at__gte=since)),
            ["title", "summary", "method", "what_next"],
        ),
        (
            Finding.objects.filter(Q(report__series=series) | Q(report__drafted_at__gte=since)),
            ["heading", "body"],
        ),
        (Version.objects.filter(published_at__gte=since), ["note"]),
        (_strands(series, since), ["summary"]),
        (
            Ruling.objects.filter(Q(prompt__meeting__series=series) | Q(decided_at__gte=since)),
            ["instead", "reason", "dissent"],
        ),
        (
            recommendations.filter(Q(asked_at=None) | Q(asked_at__gte=since)),
            ["text", "why", "source_title"],
        ),
        (recommendations.filter(answered_at__gte=since), ["answer_text", "evidence"]),
        (recommendations.filter(closed_at__gte=since), ["closing_statement"]),
        (Step.objects.filter(at__gte=since), ["text", "evidence"]),
        (Review.objects.filter(done_at__gte=since), ["text"]),
        (Letter.objects.filter(made_at__gte=since), ["subject", "body"]),
        # Why another contribution was held back or hidden.
        (Contribution.objects.filter(state_at__gte=since), ["state_reason"]),
    ]


def _strands(series, since):
    return Strand.objects.filter(Q(series=series) | Q(made_at__gte=since))


def _clean(value, copies, instead):
    """Plain data with the copies taken out of every text in it."""
    if isinstance(value, str):
        return copies.take_out(value, instead)
    if isinstance(value, list):
        return [_clean(each, copies, instead) for each in value]
    if isinstance(value, dict):
        return {key: _clean(each, copies, instead) for key, each in value.items()}
    return value


def _take_out_of_rows(rows, fields, copies, instead):
    changed = set()
    for pk, *texts in rows.order_by().values_list("pk", *fields):
        cleaned = _clean(texts, copies, instead)
        if cleaned != texts:
            rows.model.objects.filter(pk=pk).update(
                **{
                    # The sentence put in its place may be longer than a short copy was.
                    field: text[: rows.model._meta.get_field(field).max_length]
                    for field, text in zip(fields, cleaned, strict=True)
                }
            )
            changed.add(pk)
    return changed


def _take_out_of_names(strands, copies, instead):
    """Names of strands differ within a series, so that a number is added."""
    for strand in strands.only("name"):
        cleaned = _clean(strand.name, copies, instead)
        if cleaned != strand.name:
            # A name has room for 120 signs, the number among them.
            Strand.objects.filter(pk=strand.pk).update(name=f"{cleaned[:100]} {strand.pk}")


def _take_out_of_undo(series, since, copies, instead):
    """Acts of sorting remember names and summaries, so that they can be undone."""
    for change in StrandChange.objects.filter(Q(series=series) | Q(at__gte=since)).only("strands"):
        cleaned = _clean(change.strands, copies, instead)
        if cleaned != change.strands:
            StrandChange.objects.filter(pk=change.pk).update(strands=cleaned)


def _take_out_of_versions(since, copies, instead, recommendations):
    changed = set()
    for version in Version.objects.select_for_update():
        edited = {key: version.content.get(key) for key in EDITED if key in version.content}
        cleaned = _clean(edited, copies, instead)
        if version.published_at >= since and cleaned != edited:
            version.content = {**version.content, **cleaned}
            version.save(update_fields=["content"])
            changed.add(version.pk)
        shown = {each["recommendation"] for each in version.content.get("asks", [])}
        if shown & recommendations:
            changed.add(version.pk)
    return changed

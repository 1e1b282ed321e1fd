"""Taking copies of somebody's words out of what editors and owners wrote.

The whole place is searched, for a published report may be copied from anywhere.
"""

from joinedup.conversation.models import Ruling, Strand, StrandChange
from joinedup.members.models import Letter
from joinedup.recommendations.models import Recommendation, Review, Step
from joinedup.reports.models import Finding, Report, Version

# Every text that an editor or an owner writes about what was said.
WRITTEN = [
    (Report, ["title", "summary", "method", "what_next"]),
    (Finding, ["heading", "body"]),
    (Version, ["note"]),
    (Strand, ["summary"]),
    (Ruling, ["instead", "reason", "dissent"]),
    (
        Recommendation,
        ["text", "why", "source_title", "answer_text", "evidence", "closing_statement"],
    ),
    (Step, ["text", "evidence"]),
    (Review, ["text"]),
    (Letter, ["subject", "body"]),
]
# In the content of a version, everything but the words of questions and meetings.
EDITED = ("title", "summary", "method", "what_next", "findings", "terms")


def take_out_copies(copies, instead):
    """Replace every copy by ``instead``. Gives the ids of the versions that changed, or that show
    a recommendation that changed; call it in the transaction of the change it belongs to.

    ``copies`` are ``joinedup.reports.verbatim.Copies``.
    """
    recommendations = set()
    for model, fields in WRITTEN:
        changed = _take_out_of_rows(model, fields, copies, instead)
        if model is Recommendation:
            recommendations = changed
    _take_out_of_names(copies, instead)
    _take_out_of_undo(copies, instead)
    return _take_out_of_versions(copies, instead, recommendations)


def _clean(value, copies, instead):
    """Plain data with the copies taken out of every text in it."""
    if isinstance(value, str):
        for each in copies:
            value = each.take_out(value, instead)
        return value
    if isinstance(value, list):
        return [_clean(each, copies, instead) for each in value]
    if isinstance(value, dict):
        return {key: _clean(each, copies, instead) for key, each in value.items()}
    return value


def _take_out_of_rows(model, fields, copies, instead):
    changed = set()
    for pk, *texts in model.objects.values_list("pk", *fields):
        cleaned = _clean(texts, copies, instead)
        if cleaned != texts:
            model.objects.filter(pk=pk).update(
                **{
                    # The sentence put in its place may be longer than a short copy was.
                    field: text[: model._meta.get_field(field).max_length]
                    for field, text in zip(fields, cleaned, strict=True)
                }
            )
            changed.add(pk)
    return changed


def _take_out_of_names(copies, instead):
    """Names of strands differ within a series, so that a number is added."""
    for strand in Strand.objects.only("name"):
        cleaned = _clean(strand.name, copies, instead)
        if cleaned != strand.name:
            # A name has room for 120 signs, the number among them.
            Strand.objects.filter(pk=strand.pk).update(name=f"{cleaned[:100]} {strand.pk}")


def _take_out_of_undo(copies, instead):
    """Acts of sorting remember names and summaries, so that they can be undone."""
    for change in StrandChange.objects.only("strands"):
        cleaned = _clean(change.strands, copies, instead)
        if cleaned != change.strands:
            StrandChange.objects.filter(pk=change.pk).update(strands=cleaned)


def _take_out_of_versions(copies, instead, recommendations):
    changed = set()
    for version in Version.objects.select_for_update():
        edited = {key: version.content.get(key) for key in EDITED if key in version.content}
        cleaned = _clean(edited, copies, instead)
        if cleaned != edited:
            version.content = {**version.content, **cleaned}
            version.save(update_fields=["content"])
            changed.add(version.pk)
        shown = {each["recommendation"] for each in version.content.get("asks", [])}
        if shown & recommendations:
            changed.add(version.pk)
    return changed

"""The PDF of a version: made by the worker, never holding words that have left."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import QuerySet
from django_tasks import task

from joinedup.reports.lib.document import document_of
from joinedup.reports.lib.typesetting import compile_pdf
from joinedup.reports.models import Version
from joinedup.reports.selectors.reading import (
    pdf_is_current,
    quoted_state,
    read_content,
    source_addresses,
)
from joinedup.reports.services.versions import versions_with_recommendations


def forget_pdf(version: Version) -> None:
    """Delete the file of a version and have it made again, in the transaction of the change
    that made it wrong. Should the transaction fail, the page says that the file is being made.
    """
    if version.pdf:
        version.pdf.delete(save=False)
        version.save(update_fields=["pdf"])
    make_pdf.enqueue(version.pk)


def forget_pdfs_with(redacted: Mapping[str, set[int]]) -> None:
    """Forget the files that hold texts out of which somebody's words were taken, whichever app
    took them back: ids of rows, by model."""
    versions = redacted.get("reports.Version", set()) | versions_with_recommendations(
        redacted.get("recommendations.Recommendation", ())
    )
    for version in Version.objects.select_for_update().filter(pk__in=versions):
        forget_pdf(version)


def make_pdf_again(*, version: Version) -> None:
    """Ask the worker for the file, unless there is a good one."""
    if not pdf_is_current(version):
        make_pdf.enqueue(version.pk)


@task()
def make_pdf(version_id: int) -> None:
    """Make the file of a version. Safe to run twice, and while words are being withdrawn."""
    version = _get(Version.objects.all(), version_id)
    if pdf_is_current(version):
        return
    content = _content(version)
    made = compile_pdf(content)
    with transaction.atomic():
        version = _get(Version.objects.select_for_update(of=["self"]), version_id)
        # Words may have left while the file was being made: then it is thrown away.
        if _content(version) != content:
            make_pdf.enqueue(version_id)
            return
        if version.pdf:
            version.pdf.delete(save=False)
        # A name of its own each time, so that a file left over from a failure is never met.
        name = f"{version.pk}-{quoted_state(version.content)}-{uuid.uuid4().hex}.pdf"
        version.pdf.save(name, ContentFile(made), save=False)
        version.save(update_fields=["pdf"])


def _get(versions: QuerySet[Version], version_id: int) -> Version:
    return versions.select_related("report__series__community").get(pk=version_id)


def _content(version: Version) -> dict[str, Any]:
    return document_of(read_content(version.content, addresses=source_addresses(version)), version)

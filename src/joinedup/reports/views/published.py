"""Reading what was published. Anybody may."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from joinedup.core.decorators import public, require_visible
from joinedup.core.reading import at_one_moment
from joinedup.reports import rules
from joinedup.reports.selectors.reading import (
    finding_with_sources,
    pdf_is_current,
    quotation,
    read_content,
    source_addresses,
)
from joinedup.reports.selectors.reports import (
    reports_visible_to,
    series_reported_to,
    versions_visible_to,
)
from joinedup.reports.services.files import make_pdf_again

A_PAGE = 30  # reports
SOURCES_A_PAGE = 50


@require_safe
@public
def report_list(request):
    """Published reports, and the drafts one may write."""
    reports = Paginator(reports_visible_to(request.user), A_PAGE)
    page = reports.get_page(request.GET.get("page"))
    return render(request, "reports/report_list.html", {"page": page})


@require_safe
@at_one_moment
@require_visible(reports_visible_to)
def report_detail(request, report):
    """The newest version; who may write sees the draft where there is none yet."""
    version = report.versions.select_related("report__series__community").first()
    if version is None:
        return redirect("reports:report_edit", report.pk)
    return _show(request, version, "reports/report_detail.html")


@require_safe
@require_visible(series_reported_to)
def series_report(request, series):
    """The report of a series, wherever it stands; a page that says so where there is none."""
    report = reports_visible_to(request.user).filter(series=series).first()
    if report:
        return redirect("reports:report_detail", report.pk)
    may_write = request.user.is_authenticated and rules.may_write_for_series(request.user, series)
    context = {"series": series, "may_write": may_write}
    return render(request, "reports/series_report.html", context)


@require_safe
@at_one_moment
@require_visible(versions_visible_to)
def report_version(request, version):
    """One version, kept readable when newer ones have come."""
    return _show(request, version, "reports/report_version.html")


def _show(request, version, template):
    versions = list(version.report.versions.defer("content"))
    addresses = source_addresses(version)
    return render(
        request,
        template,
        {
            "version": version,
            "versions": versions,
            "newest": versions[0],
            "page": read_content(version.content, addresses=addresses),
            "may_write": request.user.is_authenticated
            and rules.may_write(request.user, version.report),
        },
    )


@require_safe
@at_one_moment
@require_visible(versions_visible_to)
def finding_sources(request, version, finding):
    """Sources of a finding: one click from the report."""
    found = finding_with_sources(version, finding)
    if found is None:
        raise Http404
    page = Paginator(found["readable"], SOURCES_A_PAGE).get_page(request.GET.get("page"))
    page.object_list = [quotation(each) for each in page.object_list]
    context = {"version": version, "finding": found, "page": page}
    return render(request, "reports/finding_sources.html", context)


@require_safe
@require_visible(versions_visible_to)
def version_pdf(request, version):
    """The file, or, while it is being made, a page that says so."""
    if not pdf_is_current(version):
        return render(request, "reports/version_pdf.html", {"version": version}, status=202)
    name = f"{slugify(version.content['title']) or 'report'}-{version.number}.pdf"
    response = FileResponse(version.pdf.open(), as_attachment=True, filename=name)
    # Words may be withdrawn tomorrow: nobody keeps a copy for others.
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@require_visible(versions_visible_to)
def pdf_again(request, version):
    """Ask the worker for the file when it is missing or shows words that have left."""
    make_pdf_again(version=version)
    messages.info(request, _("The file is being made. It takes a few seconds."))
    return redirect("reports:version_pdf", version.pk)

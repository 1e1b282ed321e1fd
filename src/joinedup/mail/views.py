"""The emails of the demo, on a page."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from joinedup.core.decorators import public
from joinedup.mail.forms import DevMailForm
from joinedup.mail.lib.dev_mail import kept_emails

EMAILS_A_PAGE = 20


@require_safe
@public
def dev_mail(request: HttpRequest) -> HttpResponse:
    """The emails the demo has not sent. Nowhere else is there such a page."""
    if not settings.DEMO:
        raise Http404
    form = DevMailForm(request.GET)
    form.is_valid()
    to = form.cleaned_data.get("to", "").lower()
    emails = [each for each in kept_emails(settings.EMAIL_FILE_PATH) if to in each.to.lower()]
    page = Paginator(emails, EMAILS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "mail/dev_mail.html", {"form": form, "page": page, "to": to})

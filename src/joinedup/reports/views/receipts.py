"""Where did my words go? And taking them back."""

from functools import wraps

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from joinedup.conversation.lib.session import is_forgotten, open_here
from joinedup.conversation.selectors.contributions import contributions_of_guest
from joinedup.conversation.selectors.guests import guest_by_link
from joinedup.conversation.services.consent import change_quotable
from joinedup.conversation.services.withdrawing import withdraw_words
from joinedup.core.decorators import require_login, require_visible, token_required
from joinedup.core.models import RedactionKind
from joinedup.core.reading import at_one_moment
from joinedup.core.site import site_url
from joinedup.core.tokens import make_token
from joinedup.reports import forms
from joinedup.reports.selectors.contribution_history import (
    contribution_histories,
    contributions_withdrawable_by,
    own_contributions,
    with_places,
)
from joinedup.reports.selectors.copies import copies_of
from joinedup.reports.selectors.drafts import drafted_first

A_PAGE = 25  # contributions


@require_safe
@at_one_moment
@require_login
def my_receipt(request):
    """Everything I said, and what came of it."""
    page = _page(request, own_contributions(request.user))
    for each in page.object_list:
        number = each["contribution"].pk
        each["quotable_url"] = reverse("reports:quotable", args=[number])
        each["withdraw_url"] = reverse("reports:withdraw", args=[number])
    return render(request, "reports/my_receipt.html", {"page": page})


def not_forgotten(view):
    """Ask before the receipt of somebody is shown whom this browser was asked to forget: its
    address stays in the browser's history, and whoever has the phone next may find it there."""

    @wraps(view)
    def wrapper(request, guest, **kwargs):
        if is_forgotten(request, guest):
            context = {"guest": guest, "token": make_token("receipt", guest.pk)}
            return render(request, "reports/receipt_forgotten.html", context)
        return view(request, guest, **kwargs)

    return wrapper


@require_POST
@token_required(guest_by_link)
def receipt_open(request, guest):
    """Open it here all the same."""
    open_here(request, guest)
    return redirect("reports:receipt", make_token("receipt", guest.pk))


@require_safe
@at_one_moment
@token_required(guest_by_link)
@not_forgotten
def receipt(request, guest):
    """The same for somebody without an account, by their private link."""
    page = _page(request, contributions_of_guest(guest))
    token = make_token("receipt", guest.pk)
    for each in page.object_list:
        arguments = [token, each["contribution"].pk]
        each["quotable_url"] = reverse("reports:receipt_quotable", args=arguments)
        each["withdraw_url"] = reverse("reports:receipt_withdraw", args=arguments)
    link = site_url(reverse("reports:receipt", args=[token]))
    return render(request, "reports/receipt.html", {"page": page, "guest": guest, "link": link})


def _page(request, contributions):
    ordered = drafted_first(with_places(contributions))
    page = Paginator(ordered, A_PAGE).get_page(request.GET.get("page"))
    page.object_list = contribution_histories(page.object_list)
    return page


@require_visible(own_contributions)
def quotable(request, contribution):
    """Choose again whether my words may be quoted."""
    receipt_url = reverse("reports:my_receipt")
    return _choose(request, contribution, "reports/quotable.html", request.user, receipt_url)


@token_required(guest_by_link)
@not_forgotten
def receipt_quotable(request, guest, words):
    """The same by the private link."""
    contribution, receipt_url = _of(guest, words)
    return _choose(request, contribution, "reports/receipt_quotable.html", "link", receipt_url)


@require_visible(contributions_withdrawable_by)
def withdraw(request, contribution):
    """Take words back, after asking; for somebody else too, when they asked those who run
    the community."""
    is_own = contribution.member_id == request.user.pk
    receipt_url = reverse("reports:my_receipt") if is_own else reverse("home:home_page")
    return _withdraw(
        request, contribution, "reports/withdraw.html", request.user, receipt_url, is_own=is_own
    )


@token_required(guest_by_link)
@not_forgotten
def receipt_withdraw(request, guest, words):
    """The same by the private link."""
    contribution, receipt_url = _of(guest, words)
    return _withdraw(request, contribution, "reports/receipt_withdraw.html", "link", receipt_url)


def _of(guest, number):
    """The guest's own contribution with this number, and the way back to the receipt."""
    contribution = with_places(contributions_of_guest(guest)).filter(pk=number).first()
    if contribution is None:
        raise Http404
    return contribution, reverse("reports:receipt", args=[make_token("receipt", guest.pk)])


def _choose(request, contribution, template, by, receipt_url):
    form = forms.QuotableForm(
        request.POST or None,
        initial={"quotable": contribution.quotable, "credit": contribution.credit},
    )
    if contribution.withdrawn_at and not request.POST.get("credit"):
        return _is_withdrawn(request, receipt_url)
    if form.is_valid():
        kept = change_quotable(
            contribution=contribution, by=by, at=timezone.now(), **form.cleaned_data
        )
        if kept.withdrawn_at:
            form.refuse(_("These words have been withdrawn already, so nobody quotes them."))
        else:
            messages.success(request, _("Your choice is kept. Reports follow it from now on."))
            return redirect(receipt_url)
    context = {"contribution": contribution, "form": form, "receipt_url": receipt_url}
    return render(request, template, context, status=form.status)


def _withdraw(request, contribution, template, by, receipt_url, is_own=True):
    if contribution.withdrawn_at:
        return _is_withdrawn(request, receipt_url)
    if request.method == "POST":
        withdraw_words(contribution=contribution, by=by, at=timezone.now())
        messages.success(request, _told(contribution))
        return redirect(receipt_url)
    context = {"contribution": contribution, "receipt_url": receipt_url, "is_own": is_own}
    return render(request, template, context)


def _told(contribution):
    """What was done, and what somebody still looks at."""
    copies = copies_of(contribution)
    told = [_("The words are withdrawn. We deleted them, and every quotation of them.")]
    if taken_out := copies[RedactionKind.TAKEN_OUT]:
        told.append(
            ngettext(
                "A copy was taken out of %(number)s text that somebody else wrote.",
                "Copies were taken out of %(number)s texts that somebody else wrote.",
                taken_out,
            )
            % {"number": taken_out}
        )
    if noted := copies[RedactionKind.NOTED]:
        told.append(
            ngettext(
                "%(number)s text that somebody else wrote may hold a copy. It stays as it is until "
                "those who run the community have looked.",
                "%(number)s texts that somebody else wrote may hold copies. They stay as they are "
                "until those who run the community have looked.",
                noted,
            )
            % {"number": noted}
        )
    return " ".join(told)


def _is_withdrawn(request, receipt_url):
    messages.info(request, _("These words have been withdrawn already."))
    return redirect(receipt_url)

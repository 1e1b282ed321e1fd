"""The ledger, one recommendation, and what can be done to it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from joinedup.access.rules import may_coordinate
from joinedup.core.attempts import NotTaken
from joinedup.core.decorators import public, require_permission, require_visible, token_required
from joinedup.core.exceptions import ServiceError
from joinedup.core.limits import EXPORTING, limited
from joinedup.core.reading import at_one_moment
from joinedup.core.tables import csv_file
from joinedup.design.outbox import CLOSED
from joinedup.recommendations import exceptions, forms, rules, selectors
from joinedup.recommendations.lib.export import cells, heads
from joinedup.recommendations.lib.timeline import timeline_of
from joinedup.recommendations.models import AnswerChannel
from joinedup.recommendations.services import history, owners

A_PAGE = 40  # recommendations


@require_safe
@at_one_moment
@public
def ledger(request):
    """All that was asked, overdue first."""
    form, matching = _matching(request)
    return render(
        request,
        "recommendations/ledger.html",
        {
            "form": form,
            "counts": selectors.ledger_counts(matching),
            "page": Paginator(matching, A_PAGE).get_page(request.GET.get("page")),
            "is_narrowed": bool(form.wishes),
            "query": request.GET.urlencode(),
        },
    )


@require_safe
@limited(EXPORTING, "GET")
@public
def ledger_export(request):
    """The same, as a file for a spreadsheet."""
    _form, matching = _matching(request)
    return csv_file("recommendations", heads(), map(cells, matching))


@require_safe
@require_visible(selectors.recommendations_visible_to)
def recommendation_detail(request, recommendation):
    """The sentence, its time line, and what the reader can do."""
    person = request.user
    return render(
        request,
        "recommendations/recommendation_detail.html",
        {
            "recommendation": recommendation,
            "moments": timeline_of(recommendation, selectors.history_of(recommendation)),
            "can": rules.allowed_to(person, recommendation),
        },
    )


@require_visible(selectors.recommendations_visible_to)
@require_permission(rules.may_answer)
def recommendation_answer(request, recommendation):
    """The organisation answers, or a coordinator enters its answer."""
    speaks = rules.speaks_for_owner(request.user, recommendation)
    channels = [AnswerChannel.MEMBER] if speaks else []
    if may_coordinate(request.user, recommendation.community):
        channels += [AnswerChannel.PHONE, AnswerChannel.PAPER]
    form, refusal = _answer(request, recommendation, by=request.user, channels=channels)
    if form is None:
        return redirect(recommendation)
    template = "recommendations/recommendation_answer.html"
    latest = selectors.latest_answer(recommendation)
    return _form_page(request, template, recommendation, form, refusal, latest=latest)


@token_required(selectors.recommendation_by_link)
def answer_by_link(request, recommendation):
    """The organisation answers without an account."""
    channels = [AnswerChannel.LINK]
    form, refusal = _answer(request, recommendation, by="link", channels=channels)
    if form is None:
        return redirect(request.path)
    template = "recommendations/answer_by_link.html"
    latest = selectors.latest_answer(recommendation)
    return _form_page(request, template, recommendation, form, refusal, latest=latest)


def _answer(request, recommendation, *, by, channels):
    """Keep an answer: the form (None once it is kept) and why it was refused, if it was."""
    latest = selectors.latest_answer(recommendation)
    form = forms.AnswerForm(
        request.POST or None, channels=channels, initial={"expected": latest and latest.pk}
    )
    if not form.is_valid():
        return form, None
    try:
        history.answer(recommendation=recommendation, by=by, at=timezone.now(), **form.cleaned_data)
    except exceptions.AnsweredMeanwhile as refused:
        # The page tells of the other's answer: the next press is meant to follow it.
        form.data = form.data.dict() | {"expected": refused.entry.pk}
        return form, refused
    except ServiceError as refused:
        return form, refused
    messages.success(request, _("Thank you: your answer is kept, and anybody can read it."))
    return None, None


@require_visible(selectors.recommendations_visible_to)
@require_permission(rules.may_review)
def recommendation_review(request, recommendation):
    """Say what changed since, and whether it is still true."""
    due = selectors.next_review_of(recommendation)
    form = forms.ReviewForm(request.POST or None, initial={"review": due and due.pk})
    refusal = None
    if form.is_valid():
        opened = selectors.reviews_of(recommendation).filter(pk=form.cleaned_data["review"])
        try:
            if due is None:
                raise exceptions.NotAsked
            history.review(
                key=form.cleaned_data["key"],
                review=opened.first() or due,
                text=form.cleaned_data["text"],
                by=request.user,
                at=timezone.now(),
            )
        except exceptions.ReviewedMeanwhile as refused:
            # The page tells of the other's review: the next press is meant for the one to come.
            following = selectors.next_review_of(recommendation)
            form.data = form.data.dict() | {"review": following.pk}
            refusal = refused
        except ServiceError as refused:
            refusal = refused
        else:
            messages.success(request, _("Thank you. What you saw stands in the time line."))
            return redirect(recommendation)
    template = "recommendations/recommendation_review.html"
    return _form_page(request, template, recommendation, form, refusal, due=due)


@require_visible(selectors.recommendations_visible_to)
@require_permission(rules.may_close)
def recommendation_close(request, recommendation):
    """Close it with a statement, as somebody other than its owner."""
    form = forms.CloseForm(request.POST or None)
    refusal = None
    if form.is_valid():
        try:
            history.close(
                recommendation=recommendation,
                by=request.user,
                at=timezone.now(),
                **form.cleaned_data,
            )
        except ServiceError as refused:
            refusal = refused
        else:
            messages.success(
                request,
                _(
                    "It is closed. If the problem comes back, anybody in the community can open "
                    "it again."
                ),
            )
            return redirect(recommendation)
    template = "recommendations/recommendation_close.html"
    is_owner = rules.is_owner(request.user, recommendation)
    return _form_page(request, template, recommendation, form, refusal, is_owner=is_owner)


@require_visible(selectors.recommendations_visible_to)
@require_permission(rules.may_reopen)
def recommendation_reopen(request, recommendation):
    """Open it again with a reason."""
    form = forms.ReopenForm(request.POST or None)
    refusal = None
    if form.is_valid():
        try:
            history.reopen(
                recommendation=recommendation,
                by=request.user,
                at=timezone.now(),
                **form.cleaned_data,
            )
        except ServiceError as refused:
            refusal = refused
        else:
            messages.success(
                request,
                _("It is open again. The next review is below; you can also send a reminder."),
            )
            return redirect(recommendation)
    template = "recommendations/recommendation_reopen.html"
    return _form_page(request, template, recommendation, form, refusal)


@require_visible(selectors.recommendations_visible_to)
@require_permission(rules.may_remind)
def recommendation_remind(request, recommendation):
    """Write to the owner once more."""
    initial = {"owner_email": recommendation.owner_email}
    form = forms.RemindForm(request.POST or None, initial=initial)
    refusal = None
    if form.is_valid():
        try:
            owners.remind(
                recommendation=recommendation,
                by=request.user,
                at=timezone.now(),
                **form.cleaned_data,
            )
        except ServiceError as refused:
            refusal = refused
        else:
            messages.success(
                request, _("The reminder is on its way. The next one can go in a week.")
            )
            return redirect(recommendation)
    template = "recommendations/recommendation_remind.html"
    return _form_page(request, template, recommendation, form, refusal)


@require_visible(selectors.recommendations_visible_to)
@require_permission(rules.may_change_owner)
def owner_edit(request, recommendation):
    """Say which role answers now, and where its letters go."""
    now = {name: getattr(recommendation, name) for name in ("role_title", "owner_email")}
    form = forms.OwnerForm(request.POST or None, initial=now)
    refusal = None
    if form.is_valid():
        try:
            owners.change_owner(
                recommendation=recommendation,
                by=request.user,
                at=timezone.now(),
                **form.cleaned_data,
            )
        except ServiceError as refused:
            refusal = refused
        else:
            messages.success(
                request, _("Saved. If the address is new, an email is on its way there.")
            )
            return redirect(recommendation)
    return _form_page(request, "recommendations/owner_edit.html", recommendation, form, refusal)


def _matching(request):
    form = forms.LedgerForm(request.GET, organisations=selectors.organisations_asked())
    everything = selectors.ledger_visible_to(request.user)
    return form, selectors.matching_recommendations(everything, **form.wishes)


def _form_page(request, template, recommendation, form, refusal=None, **context):
    """The page with the form; after a refusal it says why, and keeps the words."""
    context |= {"recommendation": recommendation, "form": form}
    if isinstance(refusal, NotTaken):
        form.not_taken(refusal)
    elif refusal:
        context |= {"refusal": refusal, "refusal_kind": type(refusal).__name__}
    return render(request, template, context, status=CLOSED if refusal else form.status)

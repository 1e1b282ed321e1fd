"""The ledger, one recommendation, and what can be done to it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from joinedup.access.rules import may_coordinate
from joinedup.core.decorators import public, require_permission, require_visible, token_required
from joinedup.recommendations import forms, refusals, rules, selectors, services
from joinedup.recommendations.export import ledger_csv
from joinedup.recommendations.models import Via
from joinedup.recommendations.timeline import timeline_of

A_PAGE = 40  # recommendations


@require_safe
@public
def ledger(request):
    """All that was asked, overdue first."""
    form, narrowed = _narrowed(request)
    return render(
        request,
        "recommendations/ledger.html",
        {
            "form": form,
            "counts": selectors.ledger_counts(narrowed),
            "page": Paginator(narrowed, A_PAGE).get_page(request.GET.get("page")),
            "is_narrowed": bool(form.wishes),
            "query": request.GET.urlencode(),
        },
    )


@require_safe
@public
def ledger_export(request):
    """The same, as a file for a spreadsheet."""
    _form, narrowed = _narrowed(request)
    file = HttpResponse(ledger_csv(narrowed), content_type="text/csv; charset=utf-8")
    file["Content-Disposition"] = 'attachment; filename="recommendations.csv"'
    return file


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
            "moments": timeline_of(recommendation, selectors.steps_of(recommendation)),
            "can": rules.allowed_to(person, recommendation),
        },
    )


@require_visible(selectors.recommendations_visible_to)
@require_permission(rules.may_answer)
def recommendation_answer(request, recommendation):
    """The organisation answers, or a coordinator enters its answer."""
    ways = [Via.MEMBER] if rules.speaks_for_owner(request.user, recommendation) else []
    if may_coordinate(request.user, recommendation.community):
        ways += [Via.PHONE, Via.PAPER]
    return _answer(request, recommendation, by=request.user, ways=ways)


@token_required(selectors.recommendation_by_link)
def answer_by_link(request, recommendation):
    """The organisation answers without an account."""
    return _answer(request, recommendation, by="link", ways=[Via.LINK])


@require_visible(selectors.recommendations_visible_to)
@require_permission(rules.may_review)
def recommendation_review(request, recommendation):
    """Say what changed since, and whether it is still true."""
    due = selectors.next_review_of(recommendation)

    def do(typed):
        if due is None:
            raise refusals.NotAsked
        number = typed.pop("review")
        services.review(
            review=selectors.reviews_of(recommendation).filter(pk=number).first() or due,
            by=request.user,
            at=timezone.now(),
            **typed,
        )

    return _act(
        request,
        recommendation,
        forms.ReviewForm(request.POST or None, initial={"review": due and due.pk}),
        "recommendation_review",
        do,
        _("Thank you. What you saw stands in the time line."),
        due=due,
    )


@require_visible(selectors.recommendations_visible_to)
@require_permission(rules.may_close)
def recommendation_close(request, recommendation):
    """Close it with a statement, as somebody other than its owner."""
    return _act(
        request,
        recommendation,
        forms.CloseForm(request.POST or None),
        "recommendation_close",
        lambda typed: services.close(
            recommendation=recommendation, by=request.user, at=timezone.now(), **typed
        ),
        _("It is closed. If the problem comes back, anybody in the community can open it again."),
        is_owner=rules.is_owner(request.user, recommendation),
    )


@require_visible(selectors.recommendations_visible_to)
@require_permission(rules.may_reopen)
def recommendation_reopen(request, recommendation):
    """Open it again with a reason."""
    return _act(
        request,
        recommendation,
        forms.ReopenForm(request.POST or None),
        "recommendation_reopen",
        lambda typed: services.reopen(
            recommendation=recommendation, by=request.user, at=timezone.now(), **typed
        ),
        _("It is open again. The next review is below; you can also send a reminder."),
    )


@require_visible(selectors.recommendations_visible_to)
@require_permission(rules.may_remind)
def recommendation_remind(request, recommendation):
    """Write to the owner once more."""
    initial = {"owner_email": recommendation.owner_email}
    return _act(
        request,
        recommendation,
        forms.RemindForm(request.POST or None, initial=initial),
        "recommendation_remind",
        lambda typed: services.remind(
            recommendation=recommendation, by=request.user, at=timezone.now(), **typed
        ),
        _("The reminder is on its way. The next one can go in a week."),
    )


@require_visible(selectors.recommendations_visible_to)
@require_permission(rules.may_change_owner)
def owner_edit(request, recommendation):
    """Say which role answers now, and where its letters go."""
    now = {name: getattr(recommendation, name) for name in ("role_title", "owner_email")}
    return _act(
        request,
        recommendation,
        forms.OwnerForm(request.POST or None, initial=now),
        "owner_edit",
        lambda typed: services.change_owner(
            recommendation=recommendation, by=request.user, at=timezone.now(), **typed
        ),
        _("Kept. If the address is new, a letter is on its way there."),
    )


def _narrowed(request):
    form = forms.LedgerForm(request.GET, organisations=selectors.organisations_asked())
    everything = selectors.ledger_visible_to(request.user)
    return form, selectors.narrowed(everything, **form.wishes)


def _answer(request, recommendation, *, by, ways):
    standing = selectors.latest_answer(recommendation)
    initial = {"seen": standing and standing.pk}
    return _act(
        request,
        recommendation,
        forms.AnswerForm(request.POST or None, ways=ways, initial=initial),
        "answer_by_link" if by == "link" else "recommendation_answer",
        lambda typed: services.answer(
            recommendation=recommendation, by=by, at=timezone.now(), **typed
        ),
        _("Thank you: your answer is kept, and anybody can read it."),
        then=request.path if by == "link" else None,
        standing=standing,
    )


def _act(request, recommendation, form, page, do, done, *, then=None, **context):
    """Show a form, or do what it says; where that is refused, say why and keep the words."""
    status = 200
    context |= {"recommendation": recommendation, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            do(form.cleaned_data)
        except refusals.Refused as refusal:
            status = 409
            context["refusal"] = refusal
            context["refusal_kind"] = type(refusal).__name__
            form.data = form.data.dict() | _seen_now(refusal)
        else:
            messages.success(request, done)
            return redirect(then or recommendation)
    return render(request, f"recommendations/{page}.html", context, status=status)


def _seen_now(refusal):
    """What the person has before their eyes once the page has told them of the other's act."""
    if isinstance(refusal, refusals.AnsweredMeanwhile):
        return {"seen": refusal.step.pk}
    if isinstance(refusal, refusals.ReviewedMeanwhile):
        return {"review": selectors.next_review_of(refusal.review.recommendation).pk}
    return {}

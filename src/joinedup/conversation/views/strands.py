"""Sorting what was said into strands: the themes that run through it."""

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.conversation import rules
from joinedup.conversation.forms.sorting import (
    BoardFilterForm,
    ContributionSearchForm,
    MergeForm,
    SortingForm,
    StrandForm,
)
from joinedup.conversation.models import Strand
from joinedup.conversation.selectors import board as boards
from joinedup.conversation.selectors.strands import (
    change_that_made,
    latest_changes,
    other_strands,
    read_strand,
    strand_changes_visible_to,
    strands_ever_visible_to,
    strands_visible_to,
    strands_with_counts,
)
from joinedup.conversation.services.strands import (
    CannotUndo,
    StrandGone,
    StrandNameTaken,
    make_strand,
    merge_strands,
    move_contributions,
    rename_strand,
    split_strand,
    undo_strand_change,
)
from joinedup.core.attempts import NotTaken
from joinedup.core.decorators import require_permission, require_visible
from joinedup.core.reading import at_one_moment
from joinedup.design.undo import say_with_undo
from joinedup.series.selectors.series import series_visible_to
from joinedup.words.lib.word_checks import attach_word_checks

NAME_TAKEN = gettext_lazy("There is a strand with this name already. Please choose another name.")
GONE = gettext_lazy("That strand was merged or undone meanwhile. Please choose another.")


def _doing(request):
    return {"by": request.user, "at": timezone.now()}


@require_safe
@at_one_moment
@require_visible(series_visible_to)
@require_permission(rules.may_sort)
def strand_board(request, series):
    """What is not sorted yet, and the strands it may go to."""
    return _board(request, series, request.GET)


def _board(request, series, filters, form=None, status=200):
    asked = ContributionSearchForm.asked(filters)
    board = boards.board(series, **asked)
    form = form or SortingForm(strands=board.strands)
    return render(
        request,
        "conversation/strand_board.html",
        {
            "series": series,
            "board": board,
            "asked": asked,
            "filter_form": BoardFilterForm(asked=asked, prompts=board.prompts),
            "filters": filters,
            "is_narrowed": asked.keys() - {"like", "suggest", "page"},
            "offered": SortingForm.offering(board.page),
            "form": form,
            "chosen": form.data.getlist("contributions") if form.is_bound else [],
            "changes": latest_changes(series),
        },
        status=status,
    )


@require_POST
@require_visible(series_visible_to)
@require_permission(rules.may_sort)
def strand_move(request, series):
    """Move the chosen contributions to a strand, or to a new one."""
    filters = QueryDict(request.POST.get("filters", ""))
    form = SortingForm(request.POST, strands=strands_with_counts(series))
    if form.is_valid():
        chosen = form.cleaned_data
        what = {
            "key": chosen["key"],
            "series": series,
            "contributions": chosen["contributions"],
            "offered": chosen["offered"],
            **_doing(request),
        }
        try:
            if chosen["name"]:
                strand = make_strand(name=chosen["name"], **what)
                change = change_that_made(strand)
            else:
                strand = form.target
                change = move_contributions(strand=strand, **what)
        except NotTaken as refused:
            form.not_taken(refused)
        except StrandNameTaken:
            form.add_error("name", NAME_TAKEN)
        except StrandGone:
            form.add_error("strand", GONE)
        else:
            _say_moved(request, change, strand)
            back = reverse("conversation:strand_board", args=[series.pk])
            return redirect(f"{back}?{filters.urlencode()}")
    return _board(request, series, filters, form, status=form.status)


def _say_moved(request, change, strand):
    name = strand.name if strand else _("no strand")
    if change is None:
        messages.info(request, _("All of it is in “%(strand)s” already.") % {"strand": name})
        return
    count = len(change.contributions)
    said = ngettext("%(count)d moved to “%(strand)s”.", "%(count)d moved to “%(strand)s”.", count)
    undo = reverse("conversation:strand_undo", args=[change.pk])
    say_with_undo(request, said % {"count": count, "strand": name}, undo)


@require_http_methods(["GET", "POST"])
@require_visible(series_visible_to)
@require_permission(rules.may_sort)
def strand_new(request, series):
    """Begin a strand with nothing in it yet."""
    form = StrandForm(request.POST or None)
    attach_word_checks(form, Strand, community=series.community)
    if request.method == "POST" and form.is_valid():
        try:
            make_strand(series=series, **form.cleaned_data, **_doing(request))
        except NotTaken as refused:
            form.not_taken(refused)
        except StrandNameTaken:
            form.add_error("name", NAME_TAKEN)
        else:
            messages.success(request, _("The strand is there. Now move words into it."))
            return redirect("conversation:strand_board", series.pk)
    page = {"series": series, "form": form}
    return render(request, "conversation/strand_new.html", page, status=form.status)


@require_safe
@at_one_moment
@require_visible(strands_visible_to)
def strand_detail(request, strand):
    """A strand and what runs through it."""
    return _strand(request, strand, request.GET)


def _strand(request, strand, query, form=None, status=200):
    may_sort = rules.may_change_strand(request.user, strand)
    others = []
    if may_sort:
        others = [each for each in strands_with_counts(strand.series) if each != strand]
    form = form or SortingForm(strands=others, can_take_out=True)
    asked = ContributionSearchForm.asked(query)
    return render(
        request,
        "conversation/strand_detail.html",
        {
            "strand": strand,
            "series": strand.series,
            "page": read_strand(strand, person=request.user, page=asked.get("page", 1)),
            "may_sort": may_sort,
            "others": others,
            "form": form,
            "chosen": form.data.getlist("contributions") if form.is_bound else [],
            "changes": latest_changes(strand.series) if may_sort else [],
        },
        status=status,
    )


@require_POST
@require_visible(strands_visible_to)
@require_permission(rules.may_change_strand)
def strand_split(request, strand):
    """Take the chosen contributions out of a strand: to a new one, another, or none."""
    others = [each for each in strands_with_counts(strand.series) if each != strand]
    form = SortingForm(request.POST, strands=others, can_take_out=True)
    if form.is_valid():
        chosen = form.cleaned_data
        what = {
            "key": chosen["key"],
            "contributions": chosen["contributions"],
            **_doing(request),
        }
        try:
            if chosen["name"]:
                target = split_strand(strand=strand, name=chosen["name"], **what)
                change = change_that_made(target)
            else:
                target = form.target
                change = move_contributions(series=strand.series, strand=target, **what)
        except NotTaken as refused:
            form.not_taken(refused)
        except StrandNameTaken:
            form.add_error("name", NAME_TAKEN)
        except StrandGone:
            form.add_error("strand", GONE)
        else:
            _say_moved(request, change, target)
            return redirect("conversation:strand_detail", strand.pk)
    return _strand(request, strand, request.GET, form, status=form.status)


@require_http_methods(["GET", "POST"])
@require_visible(strands_visible_to)
@require_permission(rules.may_change_strand)
def strand_edit(request, strand):
    """Give a strand another name, and say what runs through it."""
    initial = {"name": strand.name, "summary": strand.summary}
    form = StrandForm(request.POST or None, initial=initial)
    attach_word_checks(form, Strand, community=strand.series.community)
    if request.method == "POST" and form.is_valid():
        try:
            rename_strand(strand=strand, **form.cleaned_data, **_doing(request))
        except NotTaken as refused:
            form.not_taken(refused)
        except StrandNameTaken:
            form.add_error("name", NAME_TAKEN)
        except StrandGone:
            form.add_error(None, GONE)
        else:
            messages.success(request, _("The strand is changed."))
            return redirect("conversation:strand_detail", strand.pk)
    return render(
        request,
        "conversation/strand_edit.html",
        {"strand": strand, "series": strand.series, "form": form},
        status=form.status,
    )


@require_http_methods(["GET", "POST"])
@require_visible(strands_ever_visible_to)
@require_permission(rules.may_change_strand)
def strand_merge(request, strand):
    """Put everything of a strand into another."""
    if request.method == "GET" and strand.merged_into_id:
        return redirect("conversation:strand_detail", strand.merged_into_id)
    others = other_strands(strand)
    form = MergeForm(request.POST or None, strands=others)
    if request.method == "POST" and form.is_valid():
        into = form.cleaned_data["into"]
        try:
            merge_strands(key=form.cleaned_data["key"], strand=strand, into=into, **_doing(request))
        except NotTaken as refused:
            form.not_taken(refused)
        except StrandGone:
            form.add_error("into", GONE)
        else:
            messages.success(
                request, _("The two strands are one now. You can undo this on the board.")
            )
            return redirect("conversation:strand_detail", into.pk)
    return render(
        request,
        "conversation/strand_merge.html",
        {"strand": strand, "series": strand.series, "form": form},
        status=form.status,
    )


@require_POST
@require_visible(strand_changes_visible_to)
@require_permission(rules.may_undo)
def strand_undo(request, change):
    """Undo one act of sorting."""
    try:
        undo_strand_change(change=change, **_doing(request))
    except CannotUndo:
        messages.warning(
            request,
            _(
                "This cannot be undone as it is: some of it was sorted again since. "
                "Please undo what came later first."
            ),
        )
    else:
        messages.success(request, _("It is undone. Everything is where it was before."))
    return redirect("conversation:strand_board", change.series_id)

"""A community's lexicon: reading it, arguing about it, and writing down what was decided."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.access.rules import may_coordinate
from joinedup.core.attempts import NotTaken
from joinedup.core.decorators import require_permission, require_visible
from joinedup.core.limits import EXPORTING, limited
from joinedup.words import rules, selectors
from joinedup.words.forms import ArgumentForm, EntryForm, LexiconFilterForm, RetireForm
from joinedup.words.lib.export import lexicon_yaml
from joinedup.words.lib.lexicons import kept_of, lexicon_of, starting, wordings_of
from joinedup.words.services.decisions import entry_for
from joinedup.words.services.entries import (
    NothingToChange,
    add_argument,
    publish_lexicon,
    put_entry,
    retire_entry,
    withdraw_argument,
)

A_PAGE = 40  # entries or versions


@require_safe
@require_visible(selectors.communities_read_by)
def lexicon_detail(request, community):
    """All entries, by what they say."""
    form = LexiconFilterForm(request.GET)
    wishes = form.cleaned_data if form.is_valid() else {}
    entries = selectors.matching_entries(
        lexicon_of(community).entries.values(),
        changed=set(selectors.changes_of(community).values_list("entry_id", flat=True)),
        **wishes,
    )
    counts = selectors.dismissal_counts(community)
    decides = rules.may_decide(request.user, community)
    page = Paginator(entries, A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "words/lexicon_detail.html",
        {
            "community": community,
            "form": form,
            "page": page,
            "rows": [(each, counts.get(each.id, 0) if decides else 0) for each in page],
            "is_narrowed": any(wishes.values()),
            "decides": decides,
            "may_publish": may_coordinate(request.user, community),
            "belongs": rules.may_speak(request.user, community),
        },
    )


@require_safe
@limited(EXPORTING, "GET")
@require_visible(selectors.communities_read_by)
def lexicon_file(request, community):
    """The lexicon as a file for the checker outside this program."""
    lexicon = lexicon_of(community)
    file = HttpResponse(lexicon_yaml(lexicon), content_type="application/yaml; charset=utf-8")
    file["Content-Disposition"] = f'attachment; filename="lexicon-{community.pk}.yaml"'
    return file


@require_safe
@require_visible(selectors.communities_of)
def version_list(request, community):
    """Every change, latest first."""
    page = Paginator(selectors.changes_of(community), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "words/version_list.html", {"community": community, "page": page})


@require_POST
@require_visible(selectors.communities_of)
@require_permission(may_coordinate)
def lexicon_publish(request, community):
    """Let everybody read the lexicon, or only members again."""
    is_public = request.POST.get("public") == "yes"
    publish_lexicon(community=community, is_public=is_public, by=request.user, at=timezone.now())
    said = _("Everybody can read the lexicon now.")
    messages.success(request, said if is_public else _("Only members read the lexicon now."))
    return redirect("words:lexicon_detail", community.pk)


@require_safe
@require_visible(selectors.communities_read_by)
def entry_detail(request, community, entry_id):
    """One entry: what it marks and why, what was decided about it, and what people say."""
    lexicon = lexicon_of(community)
    belongs = rules.may_speak(request.user, community)
    changes = selectors.changes_of(community, entry_id) if belongs else []
    entry = lexicon.entries.get(entry_id)
    if entry is None and not changes:
        raise Http404
    decides = rules.may_decide(request.user, community)
    shown = entry or starting().entries.get(entry_id)
    wordings, more = wordings_of(shown, lexicon) if shown else ([], 0)
    return render(
        request,
        "words/entry_detail.html",
        {
            "community": community,
            "entry_id": entry_id,
            "entry": shown,
            "wordings": wordings,
            "more_wordings": more,
            "is_retired": entry is None,
            "sources": [lexicon.sources[each] for each in entry.sources] if entry else [],
            "category": lexicon.categories[entry.category] if entry else "",
            "changes": changes,
            "arguments": selectors.arguments_about(community, entry_id, person=request.user),
            "form": ArgumentForm(),
            "belongs": belongs,
            "decides": decides,
            "fine": selectors.dismissal_reasons(community, entry_id) if decides else [],
        },
    )


@require_http_methods(["GET", "POST"])
@require_visible(selectors.communities_of)
@require_permission(rules.may_decide)
def entry_new(request, community):
    """Add an entry."""
    form = EntryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        entry_id = entry_for(form.cleaned_data["patterns"][0], lexicon_of(community))
        if put := _put(request, community, entry_id, form):
            return put
    page = {"community": community, "form": form}
    return render(request, "words/entry_new.html", page, status=form.status)


@require_http_methods(["GET", "POST"])
@require_visible(selectors.communities_of)
@require_permission(rules.may_decide)
def entry_change(request, community, entry_id):
    """Change an entry, or take a retired one up again."""
    entry = lexicon_of(community).entries.get(entry_id) or starting().entries.get(entry_id)
    if entry is None:
        raise Http404
    initial = {
        name: "\n".join(value) if isinstance(value, list) else value
        for name, value in kept_of(entry).items()
    }
    form = EntryForm(request.POST or None, entry_id=entry_id, initial=initial)
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and (put := _put(request, community, entry_id, form)):
        return put
    page = {"community": community, "form": form, "entry_id": entry_id}
    return render(request, "words/entry_change.html", page, status=form.status)


def _put(request, community, entry_id, form):
    """Write it down, and lead to the entry; None when it was not taken, which the form says."""
    said = form.cleaned_data
    try:
        change = put_entry(
            key=said["key"],
            community=community,
            entry_id=entry_id,
            kept=form.kept(),
            reason=said["reason"],
            dissent=said["dissent"],
            by=request.user,
            at=timezone.now(),
        )
    except NotTaken as refused:
        form.not_taken(refused)
        return None
    messages.success(request, _("It is written down. Texts are checked with it from now on."))
    return redirect("words:entry_detail", community.pk, change.entry_id)


@require_http_methods(["GET", "POST"])
@require_visible(selectors.communities_of)
@require_permission(rules.may_decide)
def entry_retire(request, community, entry_id):
    """Mark these words no longer."""
    entry = lexicon_of(community).entries.get(entry_id)
    form = RetireForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            retire_entry(
                community=community,
                entry_id=entry_id,
                by=request.user,
                at=timezone.now(),
                **form.cleaned_data,
            )
        except NothingToChange as unknown:
            if not selectors.changes_of(community, entry_id):
                raise Http404 from unknown
            form.add_error(
                None, _("These words are not marked any more already, so nothing was changed.")
            )
        except NotTaken as refused:
            form.not_taken(refused)
        else:
            messages.success(request, _("These words are not marked any more."))
            return redirect("words:entry_detail", community.pk, entry_id)
    elif entry is None:
        return redirect("words:entry_detail", community.pk, entry_id)
    page = {"community": community, "form": form, "entry": entry or {"id": entry_id}}
    return render(request, "words/entry_retire.html", page, status=form.status)


@require_POST
@require_visible(selectors.communities_of)
@require_permission(rules.may_speak)
def entry_argue(request, community, entry_id):
    """Say something for or against an entry."""
    if entry_id not in lexicon_of(community).entries and entry_id not in starting().entries:
        raise Http404
    form = ArgumentForm(request.POST)
    if form.is_valid():
        try:
            add_argument(
                community=community,
                entry_id=entry_id,
                by=request.user,
                at=timezone.now(),
                **form.cleaned_data,
            )
        except NotTaken as refused:
            form.not_taken(refused)
        else:
            messages.success(request, _("Thank you. What you said stands with the entry."))
            return redirect("words:entry_detail", community.pk, entry_id)
    page = {"community": community, "form": form, "entry_id": entry_id}
    return render(request, "words/entry_argue.html", page, status=form.status)


@require_POST
@require_visible(selectors.arguments_visible_to)
@require_permission(rules.may_withdraw)
def argument_withdraw(request, argument):
    """Take back what was said about an entry."""
    withdraw_argument(argument=argument, by=request.user, at=timezone.now())
    messages.success(request, _("It is taken back, and its words are gone."))
    return redirect("words:entry_detail", argument.community_id, argument.entry_id)

"""What the scribe's page and a photo's page share: lines that are typed for others."""

from django.utils import timezone
from django.utils.translation import ngettext

from joinedup.conversation.forms.words import ScribeForm
from joinedup.conversation.selectors.prompts import numbered_prompts, open_prompts
from joinedup.conversation.services.contributions import NotTakingWords
from joinedup.conversation.services.scribing import scribe
from joinedup.conversation.views import remembered
from joinedup.design.outbox import taken
from joinedup.words.watching import watch


def scribe_form(request, meeting, **chosen):
    """The form for many contributions at once, with the choices made the time before; what is
    ``chosen`` goes before those."""
    settings = request.session.get(_place(meeting), {})
    form = ScribeForm(
        request.POST or None,
        prompts=open_prompts(meeting),
        questions=numbered_prompts(meeting),
        initial=settings | chosen,
    )
    watch(form, "lines", community=meeting.series.community)
    if settings and not form.is_bound:
        # The next line can be typed at once.
        form.fields["lines"].widget.attrs["autofocus"] = True
    return form


def keep_lines(request, form, meeting, *to, photo=None):
    """Keep what a good form says, remember the choices, and answer: the next page is ``to``.

    None when the door has closed meanwhile; the form then says so.
    """
    said = form.cleaned_data
    said["prompt"].meeting = meeting
    try:
        kept = scribe(
            key=said["key"],
            prompt=said["prompt"],
            lines=said["lines"],
            quotable=said["quotable"],
            photo=photo,
            by=request.user,
            at=timezone.now(),
        )
    except NotTakingWords as closed:
        form.add_error(None, remembered.words_are_kept(closed))
        return None
    request.session[_place(meeting)] = {
        "prompt": said["prompt"].pk,
        **{name: said[name] for name in ("label", "voice", "quotable")},
    }
    words = ngettext("%(count)d line is kept.", "%(count)d lines are kept.", len(kept))
    return taken(request, words % {"count": len(kept)}, *to)


def _place(meeting):
    return f"scribe {meeting.pk}"

"""What somebody is told who sent words: that they are kept, and what was chosen about them."""

from collections.abc import Callable, Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from joinedup.conversation.lib.consent import Consent
from joinedup.conversation.models import Contribution, Quotable


def say_kept(
    contribution: Contribution,
    sent: Consent,
    voice: str,
    number: int | None,
    change_url: Callable[[], str],
) -> SafeString:
    """To whoever said it. ``sent`` is the consent that came now, ``voice`` and ``number`` too;
    where something stricter holds, ``change_url`` gives the address where it is chosen by hand."""
    kept = Consent.of(contribution)
    sentences: list[object] = [_("Thank you. Your words are kept as you wrote them.")]
    sentences.append(_is_quoted(kept))
    if kept != sent or contribution.is_stricter_now:
        why = _("You chose otherwise before, and the stricter choice holds.")
        if kept.quotable == Quotable.ANONYMOUS and sent.quotable == Quotable.NAMED:
            why = _("You chose otherwise before, or gave another name, so no name is given.")
        sentences += [why, format_html('<a href="{}">{}</a>', change_url(), _("Choose again"))]
    if (contribution.voice, contribution.number) != (voice, number):
        sentences.append(_("The question has closed, so the rest stays as you sent it first."))
    return _joined(sentences)


def _is_quoted(kept: Consent) -> object:
    if kept.quotable == Quotable.NAMED:
        return format_html(
            _("They may be quoted as {name}."), name=format_html("<bdi>{}</bdi>", kept.credit)
        )
    if kept.quotable == Quotable.ANONYMOUS:
        return _("They may be quoted without your name.")
    return _("They are not quoted.")


def say_lines_kept(lines: Sequence[Contribution], quotable: str) -> SafeString:
    """To a scribe. ``quotable`` is the choice that came with the lines now."""
    kept = [line for line in lines if not line.withdrawn_at]
    back = [line for line in lines if line.withdrawn_at]
    stricter = [line for line in kept if line.quotable != quotable]
    sentences: list[object] = [
        ngettext("%(count)d line is kept.", "%(count)d lines are kept.", len(kept))
        % {"count": len(kept)}
    ]
    if count := len(kept) - len(stricter):
        sentences.append(
            {
                Quotable.NO: ngettext("It is not quoted.", "They are not quoted.", count),
                Quotable.ANONYMOUS: ngettext(
                    "It may be quoted without a name.",
                    "They may be quoted without a name.",
                    count,
                ),
                Quotable.NAMED: ngettext(
                    "It may be quoted with the name.",
                    "They may be quoted with the name.",
                    count,
                ),
            }[Quotable(quotable)]
        )
    if stricter:
        sentences.append(
            _(
                "For %(count)d of them a stricter choice was made before, and holds. To choose "
                "again, take such a line back and write it anew."
            )
            % {"count": len(stricter)}
        )
    if back:
        sentences.append(_("What you took back stays so; type it anew if it was said after all."))
    return _joined(sentences)


def _joined(sentences: Sequence[object]) -> SafeString:
    return format_html(" ".join("{}" for _sentence in sentences), *sentences)

"""What somebody is told who sent words: that they are kept, and what was chosen about them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from joinedup.conversation.lib.consent import Consent
from joinedup.conversation.models import Contribution, Quotable


@dataclass(frozen=True)
class WaysBack:
    """The addresses where somebody chooses again about their words, takes them back, and sees all
    they said."""

    change: Callable[[Contribution], str]
    withdraw: Callable[[Contribution], str]
    receipt: Callable[[], str]


def say_kept(
    contribution: Contribution,
    sent: Consent,
    voice: str,
    number: int | None,
    besides: Sequence[Contribution],
    ways: WaysBack,
) -> SafeString:
    """To whoever said it. ``sent`` is the consent that came now, ``voice`` and ``number`` too;
    where something stricter holds, it is said where to choose by hand. ``besides`` is what they
    said to the same question before: who goes back and writes something else has said both."""
    kept = Consent.of(contribution)
    sentences: list[object] = [_("Thank you. Your words are kept as you wrote them.")]
    sentences.append(_is_quoted(kept))
    if kept != sent or contribution.is_stricter_now:
        why = _("You chose otherwise before, and the stricter choice holds.")
        if kept.quotable == Quotable.ANONYMOUS and sent.quotable == Quotable.NAMED:
            why = _("You chose otherwise before, or gave another name, so no name is given.")
        sentences += [why, _link(ways.change(contribution), _("Choose again"))]
    if (contribution.voice, contribution.number) != (voice, number):
        sentences.append(_("The question has closed, so the rest stays as you sent it first."))
    if len(besides) == 1:
        sentences += _say_one_besides(besides[0], ways)
    elif besides:
        sentences += _say_many_besides(besides, ways)
    return _joined(sentences)


def _say_one_besides(said: Contribution, ways: WaysBack) -> list[object]:
    take_back = _link(ways.withdraw(said), _("Take that back"))
    if not said.text:
        number = {"number": said.number}
        return [_("Your answer before, %(number)s, is kept and counted, too.") % number, take_back]
    return [
        _("What you said to this question before is kept, too."),
        _is_quoted(Consent.of(said), one=True),
        _link(ways.change(said), _("Choose again about that")),
        take_back,
    ]


def _say_many_besides(besides: Sequence[Contribution], ways: WaysBack) -> list[object]:
    consents = {Consent.of(each) for each in besides}
    chosen = {consent.quotable for consent in consents}
    if len(consents) == 1:
        are_quoted = _is_quoted(consents.pop())
    elif Quotable.NAMED in chosen:
        are_quoted = _("Some of them may be quoted with a name you gave.")
    else:
        are_quoted = _("Some of them may be quoted without your name.")
    return [
        _("%(count)d other things you said to this question are kept, too.")
        % {"count": len(besides)},
        are_quoted,
        _link(ways.receipt(), _("Choose again about them, or take them back")),
    ]


def _link(url: str, words: object) -> SafeString:
    return format_html('<a href="{}">{}</a>', url, words)


def _is_quoted(kept: Consent, *, one: bool = False) -> object:
    if kept.quotable == Quotable.NAMED:
        named = _("It may be quoted as {name}.") if one else _("They may be quoted as {name}.")
        return format_html(named, name=format_html("<bdi>{}</bdi>", kept.credit))
    if kept.quotable == Quotable.ANONYMOUS:
        if one:
            return _("It may be quoted without your name.")
        return _("They may be quoted without your name.")
    return _("It is not quoted.") if one else _("They are not quoted.")


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

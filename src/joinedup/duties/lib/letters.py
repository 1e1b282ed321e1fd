"""A letter that asks a body for what it may owe. It is made, shown and forgotten."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from io import BytesIO

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from engines.duties import Duty
from joinedup.duties.lib.catalogue import duties
from joinedup.duties.lib.local_parts import (
    NOTHING_LOCAL,
    DatedText,
    LocalParts,
    ReceiversForm,
    may_be_relied_on,
)
from joinedup.duties.lib.sentences import NAME, Gap, Pieces, pieces_of


@dataclass(frozen=True)
class Part:
    """Some paragraphs of a letter, with a list or without, under a heading of theirs or none."""

    paragraphs: tuple[str, ...]
    items: tuple[str, ...] = ()
    heading: str = ""

    @property
    def lines(self) -> list[str]:
        """As plain text, a line each."""
        heading = [self.heading] if self.heading else []
        return [*heading, *self.paragraphs, *(f"- {each}" for each in self.items)]


@dataclass(frozen=True)
class Told:
    """What somebody wants to say: facts they confirmed, their own words, whom it is about, from
    whom, to which team or body, by which day they ask for an answer, and whether what the rule
    says of time is told; ``gaps`` are filled in by the id of each."""

    facts: tuple[str, ...] = ()
    own_words: str = ""
    about: str = ""
    writer: str = ""
    team: str = ""
    body: str = ""
    answer_by: date | None = None
    tells_time: bool = False
    gaps: Mapping[str, str] = field(default_factory=dict)


def sentence_to_send(duty: Duty, local: LocalParts, today: date) -> DatedText | None:
    """The community's own wording, or the file's; none when nobody has looked at it for a year."""
    offered = [local.wording, DatedText(duty.ask_in_writing, duty.as_of)]
    fresh = [each for each in offered if each and may_be_relied_on(each.reviewed_on, today)]
    return fresh[0] if fresh else None


@dataclass(frozen=True)
class Letter:
    """One letter about one duty, of one day."""

    duty: Duty
    told: Told
    today: date
    local: LocalParts = NOTHING_LOCAL

    @property
    def team(self) -> str:
        """To whom it goes: what was typed, else the team recorded here, else the body; where
        several owe it and none was chosen, a gap."""
        contact = self.local.contact
        bodies = [self.told.body] if self.told.body else self.duty.owed_by
        body = duties().sectors[bodies[0]] if len(bodies) == 1 else _which_body().shown
        return self.told.team or (contact.team if contact else "") or body

    @property
    def pieces(self) -> Pieces:
        """The sentence to send, in words and gaps."""
        return pieces_of(self.sentence.text) if self.sentence else ()

    @property
    def sentence(self) -> DatedText | None:
        """The sentence to send, as it was recorded."""
        return sentence_to_send(self.duty, self.local, self.today)

    @property
    def form(self) -> ReceiversForm | None:
        """Their own form, where the letter can stand under its headings; none when nobody has
        looked at it for a year."""
        form = self.local.form
        if form and any(form.headings) and may_be_relied_on(form.reviewed_on, self.today):
            return form
        return None

    @property
    def ask(self) -> str:
        """The sentence to send with what was filled in; what was not stands in brackets."""
        return "".join(self._filled(each) for each in self.pieces)

    def _filled(self, piece: str | Gap) -> str:
        if isinstance(piece, str):
            return piece
        typed = self.told.about if piece.id == NAME else self.told.gaps.get(piece.id, "")
        return typed or piece.shown

    @property
    def open_gaps(self) -> tuple[str, ...]:
        """What is still to be filled in, in the order of the letter, each once."""
        sentence = [(each, self._filled(each)) for each in self.pieces if isinstance(each, Gap)]
        gaps = [(_which_body(), self.team), *sentence, (_your_name(), self._writer)]
        return tuple(dict.fromkeys(gap.label for gap, said in gaps if said == gap.shown))

    @property
    def parts(self) -> tuple[Part, ...]:
        """The letter in order; under the receiver's own headings where their form has some."""
        headings = self.form.headings if self.form else ("",) * 4
        said = (self._facts, self._ask, self._law, self._own_words)
        parts = [
            replace(part, heading=heading)
            for heading, part in zip(headings, said, strict=True)
            if part.paragraphs
        ]
        # What has a place on their form stands first, as their form asks for it.
        parts.sort(key=lambda part: not part.heading)
        return (self._opening, *parts, self._end)

    @property
    def lines(self) -> list[str]:
        """The letter as plain text; an empty line between parts."""
        lines = []
        for part in self.parts:
            lines += [*part.lines, ""]
        return lines[:-1]

    @property
    def _opening(self) -> Part:
        about = self.told.about
        return Part(
            (
                _("To %(team)s") % {"team": self.team},
                _("Thank you for reading this. I am writing about %(about)s and hope you can help.")
                % {"about": about or _("somebody I support")},
            ),
        )

    @property
    def _facts(self) -> Part:
        if not self.told.facts:
            return Part(())
        return Part((_("This is so, as far as I know:"),), self.told.facts)

    @property
    def _ask(self) -> Part:
        return Part((self.ask,) if self.ask else ())

    @property
    def _law(self) -> Part:
        law = {"statute": self.duty.statute, "section": self.duty.section}
        sentences = [LAW[self.duty.strength]() % law]
        if self.duty.status in STANDING:
            until = {"until": date_format(self.duty.until) if self.duty.until else ""}
            sentences.append(STANDING[self.duty.status]() % until)
        # Often it says what whoever writes should do, or what would end the duty.
        if self.told.tells_time:
            sentences.append(_("About time: %(rule)s") % {"rule": self.duty.time_limit.prose})
        return Part((" ".join(sentences),))

    @property
    def _own_words(self) -> Part:
        return Part((self.told.own_words,) if self.told.own_words else ())

    @property
    def _writer(self) -> str:
        return self.told.writer or _your_name().shown

    @property
    def _end(self) -> Part:
        by, when = self.told.answer_by, _("Please answer in writing.")
        if by:
            when = _("Please answer in writing by %(day)s.") % {"day": date_format(by, "l j F Y")}
        reasons = _(
            "If the answer is no, please give your reasons and the law you rely on, and say how "
            "your decision can be challenged."
        )
        return Part((f"{when} {reasons}", _("Thank you."), self._writer))


def _which_body() -> Gap:
    return Gap("body", _("which body"))


def _your_name() -> Gap:
    return Gap("writer", _("your name"))


# Never more than it is: a must, something to be weighed, or something they may do.
LAW = {
    "must": lambda: _(
        "As I understand it, %(statute)s, %(section)s, says that this must be done where its "
        "conditions are met."
    ),
    "must-have-regard": lambda: _(
        "As I understand it, %(statute)s, %(section)s, asks you to weigh this properly before you "
        "decide."
    ),
    "power": lambda: _(
        "As I understand it, %(statute)s, %(section)s, lets you do this. Please consider it with "
        "an open mind."
    ),
}
STANDING = {
    "partly-in-force": lambda: _("I know that only a part of it is in force."),
    "prospective": lambda: _("I know that it is not in force yet."),
    "superseded": lambda: _("It was the law until %(until)s, and I ask about that time."),
}


def word_file(letter: Letter) -> bytes:
    """The letter as a Word document."""
    import docx  # it takes long to import, and few ask for it

    document = docx.Document()
    for part in letter.parts:
        if part.heading:
            document.add_heading(part.heading, level=2)
        for paragraph in part.paragraphs:
            document.add_paragraph(paragraph)
        for item in part.items:
            document.add_paragraph(item, style="List Bullet")
    # Who made it is nobody's business; and it is not as old as the empty document it began as.
    about = document.core_properties
    about.author = about.comments = ""
    about.created = about.modified = timezone.now()
    file = BytesIO()
    document.save(file)
    return file.getvalue()

"""A letter that asks a body for what it may owe. It is made, shown and forgotten."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import BytesIO

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from engines.duties import Duty
from joinedup.duties.lib.catalogue import duties
from joinedup.duties.lib.sentences import NAME, Gap, Pieces, pieces_of

# So long after somebody looked at it, a sentence is no longer offered for sending.
RELIED_ON = timedelta(days=365)


@dataclass(frozen=True)
class Part:
    """Some paragraphs of a letter, with a list or without."""

    paragraphs: tuple[str, ...]
    items: tuple[str, ...] = ()

    @property
    def lines(self) -> list[str]:
        """As plain text, a line each."""
        return [*self.paragraphs, *(f"- {each}" for each in self.items)]


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


def sentence_to_send(duty: Duty, today: date) -> str:
    """The file's sentence; none when nobody has looked at it for a year."""
    return duty.ask_in_writing if today - duty.as_of <= RELIED_ON else ""


@dataclass(frozen=True)
class Letter:
    """One letter about one duty, of one day."""

    duty: Duty
    told: Told
    today: date

    @property
    def team(self) -> str:
        """To whom it goes: what was typed, else the body; where several owe it and none was
        chosen, a gap."""
        bodies = [self.told.body] if self.told.body else self.duty.owed_by
        body = duties().sectors[bodies[0]] if len(bodies) == 1 else _which_body().shown
        return self.told.team or body

    @property
    def pieces(self) -> Pieces:
        """The sentence to send, in words and gaps."""
        return pieces_of(sentence_to_send(self.duty, self.today))

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
        """The letter in order; what there is nothing to say of is left out."""
        parts = (self._facts, self._ask, self._law, self._own_words)
        return (self._opening, *(part for part in parts if part.paragraphs), self._end)

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
                _("Thank you for reading this. I write about %(about)s, and hope you can help.")
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
        for paragraph in part.paragraphs:
            document.add_paragraph(paragraph)
        for item in part.items:
            document.add_paragraph(item, style="List Bullet")
    # Who made it and when is nobody's business.
    document.core_properties.author = document.core_properties.comments = ""
    file = BytesIO()
    document.save(file)
    return file.getvalue()

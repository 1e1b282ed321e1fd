"""The same Word file with a comment at each finding, nothing else changed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from math import inf

from engines.words import Finding, Lexicon, check
from engines.words.files.anchors import commented, runs_of
from engines.words.files.pieces import Unreadable
from engines.words.files.word import Paragraph, W, texts_within
from engines.words.files.word_package import BROKEN, FAULTS, open_document

AUTHOR = "Joinedup"
# More than anybody reads, and than Word is quick with.
MOST_COMMENTS = 1000


@dataclass(frozen=True)
class Commented:
    """A file with comments. ``left`` places got none; ``is_cut`` says that it was not read to its
    end."""

    data: bytes
    left: int = 0
    is_cut: bool = False


def add_comments(
    data: bytes, lexicon: Lexicon, *, at: datetime, severities: Collection[str] | None = None
) -> bytes:
    """A .docx with a comment for each finding of these severities (all, without); see
    ``comment_on``."""
    return comment_on(data, lexicon, at=at, severities=severities).data


def comment_on(
    data: bytes,
    lexicon: Lexicon,
    *,
    at: datetime,
    severities: Collection[str] | None = None,
    most: int = MOST_COMMENTS,
    most_signs: float = inf,
) -> Commented:
    """A .docx with comments at what is found within so many signs, at most so many.

    Each comment stands at exactly the words. Word knows no comments in headers, footers and text
    boxes: what is found there is told at the first words of the document, at the text box, and
    for notes at their number. Comments of others stay. What Joinedup has commented on already is
    not commented on again. ``at`` is the moment that the comments carry. Raises ``Unreadable``.
    """
    document = open_document(data)
    said_numbers, said_elsewhere = _said(document)
    to_say: list[tuple] = []
    left = 0
    texts_read, is_cut = texts_within(document, most_signs)
    for paragraph, text in texts_read:
        new = [
            finding
            for finding in check(text, lexicon)
            if severities is None or finding.severity in severities
        ]
        if new and paragraph.part == "body":
            done = commented(paragraph, said_numbers)
            new = [each for each in new if (each.start, each.end) not in done]
        texts = [_words(each, lexicon, paragraph.part) for each in new]
        if paragraph.part != "body":
            texts = [text for text in texts if text not in said_elsewhere]
        room = most - len(to_say)
        left += len(texts[room:])
        if paragraph.part == "body":
            runs = runs_of(paragraph, [(each.start, each.end) for each in new[:room]])
        else:
            runs = [_run_nearest(paragraph, document)] * len(texts[:room])
        to_say += zip(runs, texts[:room], strict=True)
    changed = _with(document, to_say, left, is_cut, at) if to_say else data
    return Commented(changed, left, is_cut)


def _said(document):
    """The numbers and the texts of our comments that are there already."""
    from docx.oxml.exceptions import XmlchemyError

    try:
        comments = [(each.comment_id, each.author, each.text) for each in document.comments]
    except (XmlchemyError, *FAULTS) as error:
        raise Unreadable(BROKEN) from error
    ours = [(str(number), text) for number, author, text in comments if author == AUTHOR]
    return {number for number, _ in ours}, {text for _, text in ours}


def _with(document, to_say, left, is_cut, at):
    from docx.text.run import Run

    for (first, last), text in to_say:
        runs = [Run(first, document), Run(last, document)]
        comment = document.add_comment(runs, text, author=AUTHOR, initials="J")
        comment._comment_elm.date = at
    if left:
        comment.add_paragraph(f"Joinedup stops here. There are {left} more places to look at.")
    if is_cut:
        comment.add_paragraph("The document is longer than Joinedup reads; the rest was not read.")
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def _words(finding: Finding, lexicon: Lexicon, part: str) -> str:
    """What a comment says: why, what else could be said, and where that is from."""
    the = "" if part[-1].isdigit() else "the "  # "footnote 2"
    where = "" if part == "body" else f"In {the}{part}: "
    lines = [f"{where}“{finding.surface}”. {finding.why}"]
    if finding.instead:
        lines.append("Perhaps: " + "; ".join(finding.instead))
    sources = [lexicon.sources[each] for each in finding.sources if each in lexicon.sources]
    if sources:
        lines.append(
            "Sources: " + "; ".join(f"{each.title} ({each.organisation})" for each in sources)
        )
    # Letters of another kind would make the file unreadable.
    return "\n".join("".join(c if c.isprintable() else " " for c in line) for line in lines)


def _run_nearest(paragraph: Paragraph, document):
    """The run of the body at which to tell what was found where no comment can stand."""
    kind, _, number = paragraph.part.partition(" ")
    body = document.element.body
    run = None
    if kind == "text":
        run = next(paragraph.element.iterancestors(f"{W}r"), None)
    elif number:
        run = list(body.iter(f"{W}{kind}Reference"))[int(number) - 1].getparent()
    else:
        run = next(body.iter(f"{W}r"), None)
    if run is None:  # a document without a word
        run = document.add_paragraph().add_run()._r
    return run, run

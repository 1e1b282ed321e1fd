"""HTML: what a reader of the page reads, without quotations, code and program text."""

from collections import Counter
from html import unescape
from html.parser import HTMLParser

from engines.words.files import plain
from engines.words.files.pieces import LEFT_OUT, Builder, Reading

# Somebody else's words, and what is no prose.
LEFT_OUT_INSIDE_LINES = {"q", "code", "kbd", "samp", "var"}
LEFT_OUT_ALONE = {"blockquote", "pre", "script", "style", "template"}
SKIPPED = LEFT_OUT_INSIDE_LINES | LEFT_OUT_ALONE
# Ends any quoted attribute, tag or comment that was left open. Without it, the parser of Python
# 3.11 looks for the end of each one again and again, in time that grows with the square.
END_OF_ALL = "\"'-->"
# Elements with nothing inside; they have no end tag.
EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"}
EMPTY |= {"source", "track", "wbr"}
# What does not end a line of words.
INSIDE_LINES = LEFT_OUT_INSIDE_LINES | {"a", "abbr", "b", "bdi", "bdo", "big", "cite", "data"}
INSIDE_LINES |= {"del", "dfn", "em", "font", "i", "img", "input", "ins", "label", "mark", "meter"}
INSIDE_LINES |= {"output", "progress", "ruby", "s", "small", "span", "strike", "strong", "sub"}
INSIDE_LINES |= {"sup", "time", "tt", "u", "wbr"}
# Beginning one of these ends an open paragraph, whether its end tag was written or not.
ENDS_PARAGRAPH = {"address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset"}
ENDS_PARAGRAPH |= {"figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"}
ENDS_PARAGRAPH |= {"main", "nav", "ol", "p", "pre", "section", "table", "ul"}


def read(data: bytes) -> Reading:
    """Read a web page; places are those of the source."""
    source, note = plain.decode(data)
    builder = Builder()
    add_words(source, builder)
    return Reading((builder.piece(),), source, note)


def add_words(source: str, builder: Builder, shift: int = 0) -> None:
    """Add the words of some HTML, which begins at ``shift`` in its source."""
    words = _Words(source, builder, shift)
    words.feed(source + END_OF_ALL)
    words.close()


class _Words(HTMLParser):
    def __init__(self, source: str, builder: Builder, shift: int):
        # Kept as written, so that the places of the letters after an entity are known.
        super().__init__(convert_charrefs=False)
        self.builder = builder
        self.end = shift + len(source)
        self.open: list[str] = []
        # How many of each are open: whether an end tag ends anything must be quick to answer.
        self.number_open: Counter[str] = Counter()
        self.skipping = 0
        self.line_starts = [shift]
        for line in source.split("\n"):
            self.line_starts.append(self.line_starts[-1] + len(line) + 1)

    def _here(self) -> int:
        line, column = self.getpos()
        return self.line_starts[line - 1] + column

    def parse_html_declaration(self, i):
        # Python's own gives up with an error on some of what browsers pass over: up to the
        # next ">" where it is no comment.
        if self.rawdata.startswith("<!--", i):
            return self.parse_comment(i)
        end = self.rawdata.find(">", i)
        return end + 1 if end >= 0 else -1

    def handle_starttag(self, tag, attrs):
        if tag in ENDS_PARAGRAPH:
            self._end("p")
        self._break(tag)
        if tag in EMPTY:
            return
        if tag in SKIPPED:
            if not self.skipping and tag in LEFT_OUT_INSIDE_LINES:
                self.builder.put(LEFT_OUT)
            self.skipping += 1
        self.open.append(tag)
        self.number_open[tag] += 1

    def handle_endtag(self, tag):
        self._end(tag)
        self._break(tag)

    def _end(self, tag):
        """Close an element, and what was left open inside it."""
        while self.number_open[tag]:
            closed = self.open.pop()
            self.number_open[closed] -= 1
            self.skipping -= closed in SKIPPED
            if closed == tag:
                return

    def _break(self, tag):
        if not self.skipping and tag not in INSIDE_LINES:
            self.builder.put("\n" if tag == "br" else "\n\n")

    def handle_data(self, data):
        if not self.skipping:
            start = self._here()
            data = data[: max(self.end - start, 0)]
            # A line end of the source, even a blank line, is only a space on the page.
            self.builder.take(data.replace("\n", " "), start, start + len(data))

    def handle_entityref(self, name):
        self._take_reference(f"&{name}")

    def handle_charref(self, name):
        self._take_reference(f"&#{name}")

    def _take_reference(self, written):
        if self.skipping:
            return
        start = self._here()
        # The semicolon may be missing; one space too many in a place does no harm.
        self.builder.take(unescape(f"{written};"), start, start + len(written) + 1)

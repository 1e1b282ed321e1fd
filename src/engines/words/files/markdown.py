"""Markdown: headings, paragraphs, lists and tables, without code, addresses and quotations.

markdown-it-py says what is what. It tells the lines of a block but not the places inside it, so
the words it found are looked up again in the source, in order.
"""

import re
from functools import cache

from engines.words.files import html, plain
from engines.words.files.pieces import LEFT_OUT, Builder, Reading

FRONT_MATTER = re.compile(r"\A(---|\+\+\+)[ \t]*\n.*?^\1[ \t]*$", re.DOTALL | re.MULTILINE)
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]+")
# After the text of a link: its address and title, or its name.
LINK_END = re.compile(
    r"""\](?:
        \(\s* (?:<[^<>\n]*>|[^\s<][^\s]*?)? (?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))? \s*\)
        | \[[^\[\]]*\]
    )?""",
    re.VERBOSE,
)
HTML_TAG = re.compile(r"<(/?)([a-zA-Z]+)")


def read(data: bytes) -> Reading:
    """Read Markdown; places are those of the source."""
    source, note = plain.decode(data)
    # Blanked, not cut, so that the lines keep their numbers.
    text = FRONT_MATTER.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), source, count=1)
    # What the parser makes of it, so that words beside it are found again.
    text = text.replace("\0", "\ufffd")
    words = _Words(text)
    words.add(_parser().parse(text))
    return Reading((words.builder.piece(),), source, note)


@cache
def _parser():
    from markdown_it import MarkdownIt

    # Left apart, so that "&amp;" and "\*" can be found as they were written.
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")


class _Words:
    def __init__(self, source: str):
        self.source = source
        self.builder = Builder()
        self.line_starts = [0, *(found.end() for found in re.finditer("\n", source))]
        # Where in the source the next words are looked for, and where their block ends.
        self.here = 0
        self.block_end = 0
        self.quotes = 0  # block quotations open
        self.html_quotes = 0  # <q>, <code> and the like open inside a line
        self.in_address = False

    def add(self, tokens):
        for token in tokens:
            if token.type in ("blockquote_open", "blockquote_close"):
                self.quotes += token.nesting
            if token.map and not self.quotes:
                self._go_to(*token.map)
                self._block(token)

    def _go_to(self, first, after):
        starts = self.line_starts
        # Cells of a table follow one another on one line.
        self.here = max(self.here, starts[first])
        self.block_end = starts[after] if after < len(starts) else len(self.source)

    def _block(self, token):
        if token.type == "inline":
            self.builder.put("\n\n")
            self.html_quotes = 0
            for child in token.children:
                self._inline(child)
        elif token.type == "html_block":
            self.builder.put("\n\n")
            html.add_words(self.source[self.here : self.block_end], self.builder, self.here)
            self.here = self.block_end
        elif token.type in ("fence", "code_block"):
            self.here = self.block_end

    def _inline(self, token):
        match token.type:
            case "text" if self.in_address:
                self._pass(token.content)
            case "text":
                self._take_text(token.content)
            case "text_special":
                self._take(token.content, self._pass(token.markup))
            case "softbreak" | "hardbreak":
                self._take("\n", self._pass("\n"))
            case "code_inline":
                self._pass(token.markup)
                self._pass(token.markup)
                self.builder.put(LEFT_OUT)
            case "html_inline":
                self._html(token.content)
            case "image":
                for child in token.children:
                    self._inline(child)
                self._end_link()
            case "link_open" if token.markup == "autolink":
                self.in_address = True
                self.builder.put(LEFT_OUT)
            case "link_close" if self.in_address:
                self.in_address = False
            case "link_close":
                self._end_link()

    def _pass(self, written):
        """Go past what stands next in the source; its place, or None if it is not there."""
        start = self.source.find(written, self.here, self.block_end)
        if start < 0:
            return None
        self.here = start + len(written)
        return start

    def _take(self, text, start):
        if not self.html_quotes:
            # What cannot be found is still read, at the place last known.
            known = self.here if start is None else start
            self.builder.take(text, known, max(self.here, known))

    def _take_text(self, text):
        done = 0
        for address in ADDRESS.finditer(text):
            before = text[done : address.start()]
            self._take(before, self._pass(before))
            self._pass(address[0])
            self.builder.put(LEFT_OUT)
            done = address.end()
        rest = text[done:]
        start = self._pass(rest)
        if start is None and "|" in rest:  # in a table it is written with a backslash
            start = self._pass(rest.replace("|", r"\|"))
        self._take(rest, start)

    def _html(self, written):
        self._pass(written)
        found = HTML_TAG.match(written)
        if not found:
            return
        closes, tag = bool(found[1]), found[2].lower()
        if tag in html.SKIPPED:
            self.html_quotes = max(0, self.html_quotes + (-1 if closes else 1))
            self.builder.put(LEFT_OUT)
        elif tag not in html.INSIDE_LINES:
            self.builder.put("\n")

    def _end_link(self):
        if found := LINK_END.search(self.source, self.here, self.block_end):
            self.here = found.end()

"""Where the text of a PDF stands on its pages: read from the file as a viewer reads it."""

import io

import pikepdf

# A matrix of a PDF: (a, b, c, d, e, f).
PLAIN = (1, 0, 0, 1, 0, 0)


def places_of(file: bytes) -> list[list[tuple[float, float, float]]]:
    """For each page, from where to where each piece of text runs and on which line: left, right
    and baseline, in points from the lower left corner of the sheet."""
    with pikepdf.open(io.BytesIO(file)) as document:
        return [_Page(page).read() for page in document.pages]


def sheets_of(file: bytes) -> list[tuple[float, float]]:
    """The width and height of each page, in points."""
    with pikepdf.open(io.BytesIO(file)) as document:
        return [tuple(float(each) for each in page.MediaBox)[2:] for page in document.pages]


def marked_lines_of(file: bytes) -> list[dict[int, set[int]]]:
    """For each page the lines, as baselines in points, of each marked part of its content."""
    with pikepdf.open(io.BytesIO(file)) as document:
        return [_Page(page).read_marked() for page in document.pages]


class _Page:
    def __init__(self, page):
        self.page, self.found = page, []
        self.matrix, self.stack = PLAIN, []
        self.widths, self.size, self.spread, self.gap, self.leading = None, 0, 1, 0, 0
        self.line = self.text = PLAIN
        self.marks, self.marked = [], {}

    def read_marked(self):
        self.read()
        return self.marked

    def read(self):
        fonts = self.page.Resources.get("/Font", {})
        self.fonts = {str(name): _widths(font) for name, font in fonts.items()}
        for operands, operator in pikepdf.parse_content_stream(self.page):
            act = getattr(self, f"do_{str(operator).replace('*', 'star')}", None)
            if act:
                act(*operands)
        return self.found

    def do_BMC(self, _tag):
        self.marks.append(None)

    def do_BDC(self, _tag, told):
        number = told.get("/MCID") if isinstance(told, pikepdf.Dictionary) else None
        self.marks.append(None if number is None else int(number))

    def do_EMC(self):
        self.marks.pop()

    def do_q(self):
        self.stack.append((self.matrix, self.widths, self.size, self.spread, self.gap))

    def do_Q(self):
        self.matrix, self.widths, self.size, self.spread, self.gap = self.stack.pop()

    def do_cm(self, *matrix):
        self.matrix = _times(matrix, self.matrix)

    def do_BT(self):
        self.line = self.text = PLAIN

    def do_Tf(self, name, size):
        self.widths, self.size = self.fonts[str(name)], float(size)

    def do_Tz(self, percent):
        self.spread = float(percent) / 100

    def do_Tc(self, gap):
        self.gap = float(gap)

    def do_TL(self, leading):
        self.leading = float(leading)

    def do_Tm(self, *matrix):
        self.line = self.text = tuple(map(float, matrix))

    def do_Td(self, x, y):
        self.line = self.text = _times((1, 0, 0, 1, float(x), float(y)), self.line)

    def do_TD(self, x, y):
        self.leading = -float(y)
        self.do_Td(x, y)

    def do_Tstar(self):
        self.do_Td(0, -self.leading)

    def do_Tj(self, piece):
        self.do_TJ([piece])

    def do_TJ(self, pieces):
        begins = self._here()
        for piece in pieces:
            if isinstance(piece, pikepdf.String):
                for width in self.widths(bytes(piece)):
                    self._move(width * self.size + self.gap)
            else:
                self._move(-float(piece) / 1000 * self.size)
        ends = self._here()
        self.found.append((min(begins[0], ends[0]), max(begins[0], ends[0]), begins[1]))
        if self.marks and self.marks[-1] is not None:
            self.marked.setdefault(self.marks[-1], set()).add(round(begins[1]))

    def _move(self, by):
        self.text = _times((1, 0, 0, 1, by * self.spread, 0), self.text)

    def _here(self):
        return _times(self.text, self.matrix)[4:]


def _times(one, other):
    a, b, c, d, e, f = map(float, one)
    g, h, i, j, k, m = map(float, other)
    return (
        *(a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j),
        *(e * g + f * i + k, e * h + f * j + m),
    )


def _widths(font):
    """What gives the widths of the signs of a text in this font, as parts of its size."""
    if "/DescendantFonts" not in font:
        # Drawn sign by sign, in units of their own: a byte a sign.
        scale, first = float(font.get("/FontMatrix", [0.001])[0]), int(font.FirstChar)
        widths = [float(each) * scale for each in font.Widths]
        return lambda text: [widths[sign - first] for sign in text]
    (below,) = font.DescendantFonts
    known, rest = {}, list(below.get("/W", []))
    while rest:
        first, second = int(rest.pop(0)), rest.pop(0)
        if isinstance(second, pikepdf.Array):
            known |= {first + place: float(width) for place, width in enumerate(second)}
        else:
            width = float(rest.pop(0))
            known |= dict.fromkeys(range(first, int(second) + 1), width)
    usual = float(below.get("/DW", 1000))
    return lambda text: [
        known.get(int.from_bytes(text[at : at + 2]), usual) / 1000 for at in range(0, len(text), 2)
    ]

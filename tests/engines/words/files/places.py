"""Where the words of a reading stand in the file."""

import re

import hypothesis.strategies as st

# Text made from what readers take for markup, so that much of it is.
LINES = ("\n", "\n\n", "\r\n", "> ", "- ", "1. ", "# ", "```\n", "    ", "---\n", "|", "|-|\n")
SIGNS = ("`", "*", "**", "[", "]", "(", ")", "<", ">", "&", "\\", "'", '"', "=", "!", "é", "\0")
TAGS = ("<p>", "</p>", "<q>", "</q>", "<!--", "-->", "<![", "<?", "</", "<script>", "</script>")
WORDS = ("hard ", "to ", "reach", "&amp;", "&#39;", "https://x.org", "\ufeff")
MARKUP = st.lists(st.sampled_from(LINES + SIGNS + TAGS + WORDS), max_size=40).map("".join)


def words_and_places(reading, pattern=r"\w+"):
    """Each word of the reading with its line and column, counted from 1."""
    found = []
    for piece in reading.pieces:
        for word in re.finditer(pattern, piece.text):
            start, _ = piece.in_source(*word.span())
            before = reading.source[:start]
            column = len(before) - (before.rfind("\n") + 1) + 1
            found.append((word[0], before.count("\n") + 1, column))
    return found


def misplaced(reading):
    """Letters whose place in the source holds something else."""
    letters = [
        (letter[0], reading.source[slice(*piece.in_source(*letter.span()))])
        for piece in reading.pieces
        for letter in re.finditer(r"[a-z]", piece.text)
    ]
    return [(letter, found) for letter, found in letters if letter != found]

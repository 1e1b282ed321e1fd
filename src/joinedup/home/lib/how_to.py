"""The how-to guides of the documentation, as pages of the program."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

# For whoever runs or changes the program: these are read beside its source.
FOR_MAKERS = {"add-an-app", "back-up-and-restore", "keep-the-duties-true", "run-it-for-real"}
_LINK = re.compile(r'<a href="(?!https?:)(?P<path>[^"#]*)[^"]*">(?P<words>.*?)</a>', re.DOTALL)


@dataclass(frozen=True)
class HowTo:
    """A guide: what it is called, and its text as HTML that the program made."""

    name: str
    title: str
    html: SafeString


@cache
def how_tos() -> dict[str, HowTo]:
    """Every guide for those who use the program, by name, in the order of their titles."""
    paths = settings.HOW_TO_FOLDER.glob("*.md")
    read = (_read(path) for path in paths if path.stem not in FOR_MAKERS)
    return {guide.name: guide for guide in sorted(read, key=lambda guide: guide.title)}


def _read(path: Path) -> HowTo:
    heading, _, text = path.read_text().partition("\n")
    html = MarkdownIt("commonmark", {"html": False}).enable("table").render(text)
    # Our own files, with HTML in them switched off.
    return HowTo(path.stem, heading.removeprefix("# "), mark_safe(_LINK.sub(_lead, html)))  # noqa: S308


def _lead(link: re.Match[str]) -> str:
    """Another guide is a page beside this one; of the rest of the documentation the words stay."""
    name = Path(link["path"]).stem
    if (settings.HOW_TO_FOLDER / f"{name}.md").exists() and name not in FOR_MAKERS:
        return f'<a href="{reverse(settings.HOW_TO_URL, args=[name])}">{link["words"]}</a>'
    return link["words"]

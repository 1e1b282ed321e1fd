"""What somebody sees of a page."""

from bs4 import BeautifulSoup


def seen(element) -> str:
    """The words of an element or of a whole page (HTML), as a browser shows them: any white space
    is one space."""
    if isinstance(element, str | bytes):
        element = BeautifulSoup(element, "html.parser")
    return " ".join(element.get_text().split())

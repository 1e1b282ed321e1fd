"""Reading the text out of a PDF."""

from tests.house.pdf import letters_of


def text_of(file: bytes) -> str:
    """The letters of a PDF, small and without white space, however the lines are broken."""
    return letters_of(file).casefold()


def file_of(version) -> bytes:
    """The file of a version, read afresh."""
    version.refresh_from_db()
    with version.pdf.open() as file:
        return file.read()

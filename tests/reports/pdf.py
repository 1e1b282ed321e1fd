"""Reading the text out of a PDF."""

import subprocess


def text_of(file: bytes) -> str:
    """The letters of a PDF, small and without white space, however the lines are broken."""
    read = subprocess.run(["pdftotext", "-", "-"], input=file, capture_output=True, check=True)
    return "".join(read.stdout.decode().casefold().split())


def file_of(version) -> bytes:
    """The file of a version, read afresh."""
    version.refresh_from_db()
    with version.pdf.open() as file:
        return file.read()

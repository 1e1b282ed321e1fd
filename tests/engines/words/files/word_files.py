"""Word files made for tests: good ones with python-docx, bad ones by changing their parts."""

import zipfile
from io import BytesIO

import docx

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OTHER_NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def saved(document) -> bytes:
    """A document of python-docx as a file."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def with_paragraphs(*texts) -> bytes:
    """A file with these paragraphs."""
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    return saved(document)


def with_body(xml) -> bytes:
    """A file whose body is this WordprocessingML, written with the prefix ``w:``."""
    return changed(
        with_paragraphs(),
        {
            "word/document.xml": (
                f"<w:document {NAMESPACE} {OTHER_NAMESPACES}><w:body>{xml}</w:body></w:document>"
            ).encode()
        },
    )


def changed(data: bytes, parts) -> bytes:
    """The file with these parts put in (name -> bytes), or taken out (name -> None)."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        kept = {each: old.read(each) for each in old.namelist()}
        for name, content in (kept | parts).items():
            if content is not None:
                new.writestr(name, content, compress_type=zipfile.ZIP_DEFLATED)
    return file.getvalue()


def part(data: bytes, name) -> bytes:
    """One part of the file."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read(name)

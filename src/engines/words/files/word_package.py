"""Opening a Word file that a stranger may have made.

A .docx is a zip of XML files. Each can be made to fill the memory (a little zip that unpacks to
gigabytes, XML entities that name each other) or to name files outside, so all of it is looked at
before anything is unpacked or understood.
"""

import zipfile
import zlib
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from xml.parsers import expat

from engines.words.files.pieces import Unreadable

if TYPE_CHECKING:
    from docx.document import Document

LARGEST_UNPACKED = 50_000_000  # bytes
# Of these, what is not pictures and the like: several thousand pages.
LARGEST_XML = 20_000_000  # bytes
XML = (".xml", ".rels")
# Ordinary Word files shrink to a tenth, tables of nothing to a fiftieth.
MOST_SHRUNK = 150
# Below this much a file may shrink as it likes.
ALWAYS_FINE = 2_000_000  # bytes

BROKEN = "This Word file is broken or incomplete."
# What python-docx raises depends on which part is missing or is not what it seems.
FAULTS = (KeyError, ValueError, AttributeError, TypeError, RecursionError)


def open_document(data: bytes) -> "Document":
    """The document in a .docx; raises ``Unreadable``."""
    _look_inside(data)

    import docx
    from lxml.etree import LxmlError

    try:
        document = docx.Document(BytesIO(data))
        # Asked for here, so that a main part of another kind is found out now.
        document.element.body.tag  # noqa: B018
    except (LxmlError, *FAULTS) as error:
        raise Unreadable(BROKEN) from error
    return document


def _look_inside(data):
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(
            "This is an old Word file or has a password; save it as .docx without a password."
        )
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            _weigh(package.infolist(), len(data))
            for member in package.infolist():
                # Unpacks no more than the size that was weighed.
                content = package.read(member)
                if member.filename.endswith(XML):
                    _look_at_xml(content)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise Unreadable("This is not a Word file, or it is broken.") from error
    except RuntimeError as error:  # what zipfile says of a password
        raise Unreadable("This Word file has a password.") from error


def _weigh(members, packed):
    unpacked = sum(member.file_size for member in members)
    if unpacked > LARGEST_UNPACKED:
        raise Unreadable(f"Unpacked, this file is larger than {LARGEST_UNPACKED // 1_000_000} MB.")
    if sum(each.file_size for each in members if each.filename.endswith(XML)) > LARGEST_XML:
        raise Unreadable(f"The text of this file is larger than {LARGEST_XML // 1_000_000} MB.")
    if unpacked > max(ALWAYS_FINE, MOST_SHRUNK * packed):
        raise Unreadable("This file unpacks to far more than a Word file does.")
    names = [member.filename for member in members]
    if any(_leads_outside(name) for name in names) or len(set(names)) < len(names):
        raise Unreadable("This file holds names that no Word file has inside.")


def _leads_outside(name):
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in name


def _look_at_xml(content):
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise Unreadable(BROKEN) from error


def _refuse_doctype(*_):
    # Word writes none; entities, the means of the attack, can be declared nowhere else.
    raise Unreadable("This file declares XML entities, which no Word file does.")

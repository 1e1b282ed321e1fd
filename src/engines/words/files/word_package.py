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
# What Word calls such parts. A stranger may call them anything: what is in them tells.
XML = (".xml", ".rels")
# How XML begins that expat cannot read and libxml2 may, for it knows more kinds of letters: with a
# declaration, with letters of two or four bytes, or as mainframes write. Before it, zeros and marks
# of their order.
_MAY_BE_XML = (b"<?", b"<\0", b"Lo\xa7\x94")
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\0"
# A book with a picture on each page has a tenth of these.
MOST_PARTS = 5_000
# Ordinary Word files shrink to a tenth, tables of nothing to a fiftieth.
MOST_SHRUNK = 150
# Below this much a file may shrink as it likes.
ALWAYS_FINE = 2_000_000  # bytes

# What expat and libxml2 call it when there is no memory left.
_NO_MEMORY_EXPAT, _NO_MEMORY_LIBXML2 = 1, 2

NOT_WORD = "This is not a Word file, or it is broken."
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
        raise what_to_tell(error) from error
    return document


def what_to_tell(error: Exception) -> Exception:
    """What it means that lxml or python-docx gave up: a broken file, or no memory left, which lxml
    tells as a fault of the file."""
    is_full = getattr(error, "code", None) == _NO_MEMORY_LIBXML2
    return MemoryError() if is_full else Unreadable(BROKEN)


def _look_inside(data):
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(
            "This is an old Word file or has a password; save it as .docx without a password."
        )
    # A zip is found from its end, so that anything may stand in front: another kind of file, too.
    if not data.startswith(b"PK\x03\x04"):
        raise Unreadable(NOT_WORD)
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            _weigh(package.infolist(), len(data))
            _look_at_parts(package)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise Unreadable(NOT_WORD) from error
    except RuntimeError as error:  # what zipfile says of a password
        raise Unreadable("This Word file has a password.") from error


def _weigh(members, packed):
    if len(members) > MOST_PARTS:
        raise Unreadable(f"This file has more than {MOST_PARTS:,} parts inside.")
    unpacked = sum(member.file_size for member in members)
    if unpacked > LARGEST_UNPACKED:
        raise Unreadable(f"Unpacked, this file is larger than {LARGEST_UNPACKED // 1_000_000} MB.")
    if sum(each.file_size for each in members if each.filename.endswith(XML)) > LARGEST_XML:
        raise _too_much_text()
    if unpacked > max(ALWAYS_FINE, MOST_SHRUNK * packed):
        raise Unreadable("This file unpacks to far more than a Word file does.")
    names = [member.filename for member in members]
    if any(_leads_outside(name) for name in names) or len(set(names)) < len(names):
        raise Unreadable("This file holds names that no Word file has inside.")


def _leads_outside(name):
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in name


def _look_at_parts(package):
    """Each part, whatever its name: what a part is taken for is said by other parts."""
    text = 0
    for member in package.infolist():
        # Unpacks no more than the size that was weighed.
        content = package.read(member)
        if _is_xml(content, is_named_so=member.filename.endswith(XML)):
            text += len(content)
        if text > LARGEST_XML:
            raise _too_much_text()


def _is_xml(content, *, is_named_so) -> bool:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:  # also for letters it cannot read
        if getattr(error, "code", None) == _NO_MEMORY_EXPAT:
            raise MemoryError from error
        if is_named_so or content.lstrip(_BEFORE_XML).startswith(_MAY_BE_XML):
            raise Unreadable(BROKEN) from error
        return False
    return True


def _too_much_text() -> Unreadable:
    return Unreadable(f"The text of this file is larger than {LARGEST_XML // 1_000_000} MB.")


def _refuse_doctype(*_):
    # Word writes none; entities, the means of the attack, can be declared nowhere else.
    raise Unreadable("This file declares XML entities, which no Word file does.")

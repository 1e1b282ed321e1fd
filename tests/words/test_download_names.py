"""A file that comes back is called by a name that we made harmless, whatever it was called."""

import re
from email.message import Message
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from joinedup.core.signs import UNSEEN_RUN
from tests.words.documents import GUILTY, docx, give

pytestmark = pytest.mark.django_db
NAMES = (
    "../../etc/passwd.docx",
    "..\\..\\windows\\system.docx",
    'notes"; filename="run.exe.docx',
    "notes\u202excod.exe.docx",
    "no\u200btes\x00.docx",
    "Besprechung Müller 会议.docx",
    f"{'x' * 300}.docx",
)


def named(value):
    """The name that a browser reads."""
    if extended := re.search(r"filename\*=utf-8''(\S+)", value):
        return unquote(extended[1])
    message = Message()
    message["Content-Disposition"] = value
    return message.get_filename()


@pytest.mark.parametrize("name", NAMES)
def test_a_document_comes_back_under_a_harmless_name(client, name):
    content = docx(GUILTY).read()
    sent = SimpleUploadedFile("notes.docx", content)
    # A browser may send any name; Django's own class would make it shorter.
    sent._name = name

    answer = client.get(f"{give(client, file=sent, comments='yes')}file/")

    value = answer.headers["Content-Disposition"]
    assert value.startswith("attachment; filename")
    assert not re.search(r"[\r\n\x00]", value)
    given = named(value)
    assert re.fullmatch(r"(?:[\w .()-]+-)?with-comments\.docx", given), ascii(given)
    assert UNSEEN_RUN.search(given) is None
    assert len(given) <= 120
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in answer.headers
    answer.close()

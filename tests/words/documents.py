"""Documents as people give them to be looked through."""

import os
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.engines.words.files.word_files import with_body

CHECK = "/words/"
GUILTY = "He is a chaotic client who refused to engage."
# What a second browser, or one that comes too late, is told.
GONE = "There is no document here"


def docx(*paragraphs, name="Case note.docx"):
    """A Word file with these paragraphs."""
    body = "".join(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in paragraphs)
    return SimpleUploadedFile(name, with_body(body))


def give(browser, *paragraphs, file=None, **more):
    """Give a document; where the browser is led."""
    answer = browser.post(CHECK, {"document": file or docx(*paragraphs or (GUILTY,)), **more})
    assert answer.status_code == 302, answer.content.decode()
    return answer.url


def folders():
    """The folders of all documents that there are."""
    root = Path(settings.DATA) / "documents"
    return sorted(root.iterdir()) if root.exists() else []


def files():
    """What lies in them, by name."""
    return [sorted(path.name for path in folder.iterdir()) for folder in folders()]


def become_older(**names_and_seconds):
    """Let files be so many seconds older than they are; ``folder`` is the folder itself."""
    for folder in folders():
        for name, seconds in names_and_seconds.items():
            path = folder if name == "folder" else folder / name
            moment = timezone.now().timestamp() - seconds
            os.utime(path, (moment, moment))

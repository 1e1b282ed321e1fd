"""The file of a community's contacts for browsers: what stands under each body and each duty.

It is the same whatever somebody answers, so that asking for it tells nothing.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.template.loader import render_to_string

from joinedup.duties.lib.local_knowledge import LocalKnowledge


@dataclass(frozen=True)
class LocalFile:
    """The content as it is sent, and the digits that its address holds."""

    content: bytes
    digits: str


@lru_cache(maxsize=32)
def local_file(language: str, knowledge: LocalKnowledge) -> LocalFile:
    """The file in a language, which is the one in use. It is kept until something else counts."""
    parts: dict[str, str] = {}
    for topic, its in knowledge.recorded:
        # The browser says what the day is, and so what is too old.
        page = {"parts": its, "this_day": date.min, "beside_answers": True}
        parts[topic.slug] = render_to_string("duties/local/_parts.html", page)
    content = json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()
    return LocalFile(content, hashlib.sha256(content).hexdigest()[:12])

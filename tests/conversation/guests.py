"""What guests send, and where."""

import uuid

from django.urls import reverse


def room(meeting):
    return reverse("conversation:code_room", args=[meeting.code])


def question(prompt):
    return reverse("conversation:code_contribute", args=[prompt.meeting.code, prompt.pk])


def words(**fields):
    return {
        "key": uuid.uuid4(),
        "text": "Nobody rang me back.",
        "voice": "unstated",
        "quotable": "no",
        "name": "",
        **fields,
    }

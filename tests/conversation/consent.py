"""Forms that say words and how they may be quoted, and what is kept and told of them."""

import re
import uuid

from django.urls import reverse

from joinedup.conversation.models import Contribution


def by_code(prompt):
    return reverse("conversation:code_contribute", args=[prompt.meeting.code, prompt.pk])


def as_member(prompt):
    return reverse("conversation:contribute", args=[prompt.pk])


def words(**fields):
    return {
        "key": uuid.uuid4(),
        "text": "Nobody rang me back.",
        "voice": "unstated",
        "quotable": "named",
        "name": "Jo",
        **fields,
    }


def kept():
    return list(Contribution.objects.values_list("quotable", "credit"))


def links_in(told):
    return re.findall(r'href="([^"]+)"', str(told))


def read(answer):
    return [str(each) for each in answer.context["messages"]]

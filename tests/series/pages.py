"""What tests share: addresses, what was said, what a form carries, what the record says."""

import re

from django.contrib.messages import get_messages
from django.urls import reverse

from joinedup.record.models import RecordEntry


def address(name, *args, **kwargs):
    return reverse(f"series:{name}", args=args, kwargs=kwargs)


def said(response):
    """The messages kept for the person's next page."""
    return [str(message) for message in get_messages(response.wsgi_request)]


def hidden(page, name):
    """The value of the first hidden field of this name."""
    found = re.search(rf'<input type="hidden" name="{name}" value="([^"]*)"', page.content.decode())
    return found[1]


def written():
    """What the record says, oldest first."""
    return list(RecordEntry.objects.order_by("pk").values_list("event", flat=True))

"""No address holds a name, an email address or anything that somebody said: addresses stand in the
history of browsers, in logs of others, and on screens that somebody else looks at."""

import re
from html import unescape
from urllib.parse import unquote_plus

import pytest
from django.http import HttpResponse

from tests.house.access import rows
from tests.house.client import address_of

pytestmark = pytest.mark.django_db
ADDRESS = re.compile(r"""\b(?:href|action|formaction|src|data-[\w-]*url)=["']([^"']*)["']""")
# These open a program of the reader's, or what somebody gave as the place of a meeting: nothing of
# them is sent to us.
NOT_OURS = ("mailto:", "tel:", "otpauth:", "https://meet.example.org/")

# Between them they see every page.
WHO = ("stranger", "owner", "scribe", "coordinator", "administrator")


def addresses_in(answer, text):
    """Every address that an answer names, read as a server would."""
    named = [unescape(each) for each in ADDRESS.findall(text)]
    if place := answer.headers.get("Location"):
        named.append(place)
    return {unquote_plus(each) for each in named if not each.startswith(NOT_OURS)}


def body_of(answer):
    """What stands in an answer, whatever it is; read to its end, which closes a file."""
    return (b"".join(answer) if answer.streaming else answer.content).decode(errors="replace")


def test_no_page_leads_to_an_address_that_tells_of_somebody(world, browsers):
    marks, looked_at = set(), 0
    telling = {}
    for row in rows():
        # Words that somebody looks for stand in the address, and come back in it.
        if "words=" in row.query:
            continue
        asked = address_of(row, world.a)
        for person in WHO:
            answer = browsers[person].send("get", asked)
            text = body_of(answer)
            marks |= set(re.findall(r"secret-[a-z-]+", text))
            for address in addresses_in(answer, text):
                looked_at += 1
                if "secret-" in address or "@" in address:
                    telling[address] = f"{person} at {row.title}"

    assert telling == {}
    # There was something to tell.
    assert looked_at > 10_000
    assert len(marks) > 50


def test_an_address_that_tells_something_is_noticed():
    answer = HttpResponse(headers={"Location": "/people/?email=ada%40example.org"})
    text = '<a href="/x/?name=secret-name-a">x</a> <a href="mailto:ada@example.org">y</a>'

    assert addresses_in(answer, text) == {
        "/people/?email=ada@example.org",
        "/x/?name=secret-name-a",
    }

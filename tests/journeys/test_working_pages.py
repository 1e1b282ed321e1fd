"""On a working page the first thing to act on is on the first screen, of a phone and of a desk."""

import json

import pytest

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
MOST_SCREENS = 4  # of a desk
# What there is of the sample: the meeting of today, its series and its community.
WHERE = """
import json
from joinedup.series.models import Meeting
meeting = Meeting.objects.get(code="DUCKPOND")
series = meeting.series
scale = meeting.prompts.get(kind="scale")
here = {"meeting": meeting.pk, "series": series.pk, "community": series.community_id}
print(json.dumps({**here, "scale": scale.pk}))
"""
COORDINATOR, MEMBER = "maureen.colclough@example.org", "kev.bloor@example.org"
# Who works there, its address, and what they act on first.
PAGES = {
    "first page": (COORDINATOR, "/", "main :is(section, ul) :is(a, button)"),
    "a member's meeting": (MEMBER, "/conversation/meetings/{meeting}/", "main .cards a"),
    "a member's answer": (MEMBER, "/conversation/prompts/{scale}/contribute/", "main .field input"),
    "run the meeting": (COORDINATOR, "/room/meetings/{meeting}/run/", "main .button"),
    "check-in": (COORDINATOR, "/series/meetings/{meeting}/door/", "main [data-found] button"),
    "scribe": (COORDINATOR, "/conversation/meetings/{meeting}/scribe/", "main textarea"),
    "who is coming": (COORDINATOR, "/series/meetings/{meeting}/replies/", "main tbody a"),
    "invite": (COORDINATOR, "/series/meetings/{meeting}/invite/", "main [data-choose]"),
    "agenda": (COORDINATOR, "/series/meetings/{meeting}/agenda/", "main tbody input"),
    "strands": (COORDINATOR, "/conversation/series/{series}/strands/", "main [data-choose]"),
    "people": (COORDINATOR, "/organisations/communities/{community}/people/", "[data-choose]"),
    "series": (COORDINATOR, "/series/", "main [data-found] a"),
    "recommendations": (COORDINATOR, "/recommendations/", "main tbody a"),
}


@pytest.fixture(scope="module")
def where(site):
    return json.loads(site.asks(WHERE))


@pytest.mark.parametrize("window", (PHONE, DESK), ids=("phone", "desk"))
def test_the_work_is_on_the_first_screen(where, member, window):
    people = {who: member(who, **window) for who in (COORDINATOR, MEMBER)}
    below, long = {}, {}
    for name, (who, address, first) in PAGES.items():
        page = people[who].opens(address.format(**where)).page
        box = page.locator(f"{first} >> visible=true").first.bounding_box()
        screens = page.evaluate("document.documentElement.scrollHeight") / window["height"]
        if box["y"] + box["height"] > window["height"]:
            below[name] = box["y"]
        if window is DESK and screens > MOST_SCREENS:
            long[name] = screens

    assert (below, long) == ({}, {})

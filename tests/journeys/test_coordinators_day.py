"""A coordinator's day, from a list of people to a closed series, with every press counted.

Told twice: with a finger in a browser without script, and by the keyboard alone with script.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import crowd, let_in
from tests.journeys.hands import Finger, Keys

HOUSING = "Housing and homelessness"
STRANDS = ("Letters", "Buses", "Doors", "Names", "Money", "Nights")
# The most presses that each part of the day may take from the first page: as many as it took.
MOST = {
    "bring in 30 people": {"plain": 9, "keys": 9},
    "invite a sector": {"plain": 7, "keys": 6},
    "remind the silent": {"plain": 2, "keys": 2},
    "run the meeting": {"plain": 5, "keys": 5},
    "sort 60 contributions": {"plain": 73, "keys": 63},
    "close the series": {"plain": 4, "keys": 4},
}
MAKE = """
from tests.factories.conversation import make_prompt, make_strand
from tests.factories.people import make_community, make_member
from tests.factories.series import make_meeting, make_series, make_theme
community = make_community(name="Doors, {way}")
make_member(name="Dora Day", email="{way}@example.org", community=community, role="coordinator")
theme = make_theme(name="The door, {way}")
series = make_series(community=community, theme=theme, title="Who holds the door")
meeting = make_meeting(series=series, title="The first evening", code="DAY{way}")
make_prompt(meeting=meeting, question="What helped?", kind="open", is_open=False)
for name in {strands}:
    make_strand(series=series, name=name)
print(meeting.pk)
"""
# All of them want to belong to the community, by the link in their email.
AGREE = """
from django.utils import timezone
from joinedup.access.models import CommunityInvitation
from joinedup.access.services.invitations import accept_invitation
from joinedup.series.models import Meeting
community = Meeting.objects.get(pk={meeting}).series.community
for each in CommunityInvitation.objects.filter(community=community, accepted_at=None):
    accept_invitation(invitation=each, by="link", at=timezone.now())
"""
# A third of those who were asked answer, by the link in their email.
ANSWER = """
from django.utils import timezone
from joinedup.series.models import Invitation
from joinedup.series.services.invitations import reply
for each in Invitation.objects.filter(meeting={meeting}).order_by("pk")[:4]:
    reply(invitation=each, answer="yes", via="link", by="link", at=timezone.now())
"""
TODAY = """
from datetime import timedelta
from django.utils import timezone
from joinedup.series.models import Meeting
now = timezone.now()
Meeting.objects.filter(pk={meeting}).update(
    starts_at=now - timedelta(minutes=5), ends_at=now + timedelta(minutes=90)
)
"""
# What sixty guests send from their phones while the question is open.
SAY = """
from joinedup.conversation.models import Prompt
from tests.factories.conversation import make_contribution, make_guest
prompt = Prompt.objects.get(meeting={meeting}, is_open=True)
guest = make_guest(meeting=prompt.meeting)
for n in range(60):
    make_contribution(prompt=prompt, guest=guest, text=f"Said {{n}}, of {{n * 7 % 6 + 1}}.")
"""


@pytest.fixture(params=["plain", "keys"])
def way(request):
    return request.param


@pytest.fixture
def hands(way, browser, site, keys):
    made = site.asks(MAKE.format(way=way, strands=STRANDS))
    with crowd(browser, site, runs_script=way == "keys") as arrive:
        person = let_in(arrive(), f"{way}@example.org", keys)
        hands = (Keys if way == "keys" else Finger)(person)
        hands.meeting = made
        yield hands


def test_a_day(hands, way, site, tmp_path):
    def happens(code):
        site.asks(code.format(meeting=hands.meeting))

    with hands.step("bring in 30 people"):
        brings_people_in(hands, way, tmp_path)
    happens(AGREE)
    with hands.step("invite a sector"):
        invites_a_sector(hands)
    happens(ANSWER)
    with hands.step("remind the silent"):
        hands.follows("8 of 12 invited have not answered").presses("Remind the 8")
        hands.reads("Last reminder")
    happens(TODAY)
    with hands.step("run the meeting"):
        runs_the_meeting(hands, lambda: happens(SAY))
    with hands.step("sort 60 contributions"):
        hands.follows("60 contributions to")
        sorts(hands)
    with hands.step("close the series"):
        hands.follows("Series").follows("Who holds the door").follows("Close the series")
        hands.presses("Close the series").reads("This series has met for the last time")

    presses = {name: acts for name, (acts, _tabs) in hands.steps.items()}
    over = {name: acts for name, acts in presses.items() if acts > MOST[name][way]}
    assert (over, list(presses)) == ({}, list(MOST)), table_of(hands.steps)


def table_of(steps):
    """What the day took, as it is told when it took too much."""
    lines = [f"{name}: {acts} presses, {tabs} Tabs" for name, (acts, tabs) in steps.items()]
    return "\n".join(["", *lines])


def brings_people_in(hands, way, folder):
    path = folder / "people.csv"
    sectors = [HOUSING] * 12 + ["Mental health"] * 10 + ["Police"] * 8
    rows = [f"Person {n},{way}{n}@example.org,{way} trust {s},{s}" for n, s in enumerate(sectors)]
    path.write_text("\n".join(["Name,Email,Works at,Sector", *rows]))

    hands.follows(f"Doors, {way}").follows("People").follows("Bring in a list")
    hands.gives_file("Your list", path).presses("Look at it")
    # One heading is nothing that could be guessed.
    hands.selects("Works at", "Organisation").presses("Look again")
    hands.reads("30 people would be added")
    hands.selects("What the new organisations are", "Public body").presses("Add 30 people")
    hands.reads("30 are asked by email.")


def invites_a_sector(hands):
    hands.follows("The first evening").follows("Invite people")
    hands.narrows("Sector", HOUSING, "Show").reads("12 people to invite")
    hands.presses("Choose only the 12 found").presses("Preview the email")
    hands.presses("Send the invitations").reads("12 without an answer")


def runs_the_meeting(hands, people_speak):
    hands.follows("Run the meeting")
    if isinstance(hands, Finger):
        hands.presses("Start").presses("Open")
        people_speak()
        hands.presses("Close").presses("Stop")
    else:
        room, asked = hands.page.locator("#room"), hands.page.locator("#questions")
        hands.stays("Start")
        expect(room).to_contain_text("Taking contributions")
        hands.keeps_its_place().stays("Open")
        expect(asked.get_by_role("button", name=re.compile("^Close"))).to_be_visible()
        hands.keeps_its_place()
        people_speak()
        hands.stays("Close")
        expect(asked.get_by_role("button", name=re.compile("^Close"))).to_have_count(0)
        hands.keeps_its_place().stays("Stop")
    hands.reads("Not taking contributions")


def sorts(hands):
    if isinstance(hands, Finger):
        while hands.page.locator("[name=contributions]").count():
            for number, strand in enumerate(STRANDS, 1):
                theirs = hands.page.get_by_role("checkbox", name=re.compile(rf"of {number}\.$"))
                for box in theirs.all():
                    hands.ticks(box)
                hands.presses(f"Move the chosen to {strand}")
    else:
        hands.stays("Use keys").presses_key("j")
        for done in range(60):
            words = hands.page.evaluate("document.activeElement.labels[0].textContent")
            hands.presses_key(re.search(r"of (\d)\.", words)[1])
            if done % 15 == 14:
                expect(hands.page.locator("#sorted")).to_have_text(f"{done + 1} of 60 sorted")
    hands.reads("Everything is sorted")

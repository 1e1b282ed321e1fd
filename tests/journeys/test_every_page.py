"""Every page of the program: at every width, in light and dark, with and without mistakes."""

import re
from collections import defaultdict

import pytest
from django.template.loader import render_to_string

from tests.conversation.test_pictures import flipchart, sent
from tests.house.access import rows
from tests.journeys.conftest import crowd, let_in
from tests.journeys.looks import mistakes_of_a_refused_form, mistakes_of_a_view
from tests.journeys.walk import pages_declared, plain, walk

CODE = "/conversation/code/DUCKPOND/"  # of the sample's meeting that is open today
RESULTS = "/votes/code/POTWHEEL/results/"  # of one that was over long ago, and is over since today
OVER_TODAY = """
from datetime import timedelta
from django.utils import timezone
from joinedup.series.models import Meeting
now = timezone.now()
times = {"starts_at": now - timedelta(hours=3), "ends_at": now - timedelta(hours=1)}
Meeting.objects.filter(code="POTWHEEL").update(**times)
"""
# Of the walker, who may remove it, and of somebody from whom an administrator may take it away.
PASSKEYS = """
from django.utils import timezone
from joinedup.people.models import Member, Passkey
for number, name in enumerate(("alison.beech", "kev.bloor")):
    owner = Member.objects.get(email=f"{name}@example.org")
    known = {"credential_id": f"{number}", "credential": "AA", "added_at": timezone.now()}
    Passkey.objects.create(member=owner, name="My phone", **known)
print(f"/access/members/{owner.pk}/")
"""
NEW_ADDRESS = """
from django.utils import timezone
from joinedup.people.models import Member
from joinedup.people.services.addresses import give_address
kev = Member.objects.get(email="kev.bloor@example.org")
give_address(member=kev, email="new.kev@example.org", by=kev, at=timezone.now())
"""
MEETING = "Day one, not day nine"
NEWCOMER = "Name,Email\nNew Comer,new.comer@example.org\n"
OVER = "/series/meetings/1/"  # a meeting of the sample that is over
STEP = "What will you do before we meet again? Small is good."
# Who walks, and as whom the tables of access know them.
WALKERS = {
    "stranger": "stranger",
    "guest": "stranger",
    "administrator": "administrator",
    "member": "listed",
}
# A page is looked at once, as the first who finds it; these depend much on who looks.
DIFFER = {
    "home:home_page",
    "series:series_detail",
    "series:meeting_detail",
    "conversation:meeting_words",
    "conversation:code_room",
}


@pytest.fixture(scope="module")
def people(browser, site, keys):
    """Each walker, in a browser of their own."""
    with crowd(browser, site) as arrive:

        def known(name):
            person = arrive()
            return let_in(person, f"{name}@example.org", keys)

        yield {
            "guest": arrive(),
            "stranger": arrive(),
            "administrator": known("agnieszka.wrobel"),
            # In two communities, so that there is a list of them.
            "member": known("alison.beech"),
        }


@pytest.fixture(scope="module")
def made(people):
    """What there must be for every page to exist; the addresses where it is."""
    _copy(people["member"], people["administrator"])
    _bring_in(people["administrator"])
    return [*_speak(**people), *_begin(people["administrator"])]


def _bring_in(administrator):
    """Somebody who is asked, by email, whether they want to belong to the community."""
    administrator.opens("/access/communities/1/")
    administrator.follows("People", within=administrator.page.get_by_role("main"))
    table = {"name": "people.csv", "mimeType": "text/csv", "buffer": NEWCOMER.encode()}
    administrator.follows("Bring in a list").field("Your list").set_input_files(table)
    administrator.presses("Look at it").presses("Add 1 person")


def _copy(member, administrator):
    """Words that somebody copies, and that are taken back: a copy waits for a decision."""
    words = "We keep a chair free for whoever comes late and wet."
    member.opens("/").follows("Say something").follows(STEP)
    member.types("Your words", words).presses("Send")
    administrator.opens("/series/issues/new/")
    administrator.types("What gets stuck, again and again?", words).presses("Send")
    member.opens("/reports/receipts/").follows("Withdraw", about="We keep a chair")
    member.presses("Withdraw for good")


def _speak(guest, member, administrator, stranger):
    guest.opens(CODE).follows(STEP).types("Your words", "I will ask my neighbour.").presses("Send")
    member.opens("/").follows("Say something").follows(STEP)
    member.types("Your words", "I will ring the ward.").presses("Send")
    administrator.opens("/").follows("Run the meeting").follows("Scribe")
    administrator.types("What was said", "We will put it on the whiteboard.")
    scribes = administrator.presses("Write it down").path
    photo = {"name": "flipchart.jpg", "mimeType": "image/jpeg", "buffer": sent(flipchart())}
    administrator.follows("Add a photo").field("Photo").set_input_files(photo)
    administrator.presses("Save the photo").types("What was said", "It stands on the paper.")
    administrator.presses("Write it down")
    administrator.opens("/").follows(MEETING).follows("Type paper ballots")
    statements = administrator.types("Ballots", "a d\n- a").presses("Save these ballots").path
    administrator.follows("Ideas for recommendations")
    ideas = administrator.types("Ballots", "1 2\n2").presses("Save these ballots").path
    return [scribes, statements, ideas]


def _begin(administrator):
    administrator.opens("/").follows(MEETING).follows("Questions for the room")
    administrator.follows("Ask a question").follows("A term under discussion")
    administrator.types("The word or phrase", "bed blocker").presses("Ask it")
    administrator.opens("/series/new/?theme=new").types("Name of the new theme", "Waiting rooms")
    administrator.types("Title", "Who waits for whom?").types("The question", "What helps waiting?")
    draft = administrator.presses("Keep as a draft").path
    administrator.follows("Plan a meeting")
    administrator.types("Title", "First of waiting rooms").types("Day", "2099-05-07")
    administrator.types("Venue", "Hanley Library").presses("Plan the meeting")
    administrator.opens("/reports/").follows("Engagement is something you do", about="six meetings")
    administrator.follows("Work on the next version").follows("Recommend something")
    administrator.types("What is asked", "Put a clock on the wall.")
    administrator.field("Which organisation is asked?").select_option(index=1)
    administrator.types("Which role in it answers?", "Manager").presses("Save the recommendation")
    return [draft, administrator.path]


@pytest.fixture(scope="module")
def pages(people, made, site):
    """The pages each walker finds, by name."""
    site.asks(OVER_TODAY)
    owner = site.asks(PASSKEYS)
    letter = site.letter_to("public-health@example.org", "Please answer by")
    answer = re.search(r"http\S+/answer/\S+", letter)[0]
    asked = site.letter_to("new.comer@example.org", "Yes or no, without an account")
    invitation = re.search(r"http\S+/invited/\S+", asked)[0]
    site.asks(NEW_ADDRESS)
    given = site.letter_to("new.kev@example.org", "/new-address/")
    shown = re.search(r"http\S+/new-address/\S+", given)[0]
    starts = {
        "stranger": ["/", "/design/gallery/", "/conversation/code/", answer, invitation, shown],
        "guest": [CODE, RESULTS],
        "administrator": ["/recommendations/?state=closed", OVER, *made, owner, "/"],
        "member": ["/"],
    }
    found, known = {}, set()
    for who in WALKERS:
        all_found = walk(people[who], *starts[who])
        found[who] = {k: v for k, v in all_found.items() if k not in known or k in DIFFER}
        known |= set(all_found)
    return found


def test_every_page_declared_is_found(pages):
    found = {plain(name) for each in pages.values() for name in each}

    assert sorted(pages_declared() - found) == []


@pytest.mark.parametrize("who", WALKERS)
def test_every_page_is_good_to_look_at_and_to_listen_to(people, pages, who):
    mistakes, titles = {}, defaultdict(set)
    for name, address in pages[who].items():
        if people[who].shows(address):
            if found := mistakes_of_a_view(people[who].page):
                mistakes[address] = found
            titles[people[who].page.title()].add(plain(name))
    # The newest version is also the report.
    for names in titles.values():
        names.discard("reports:report_version")
    shared = {title: names for title, names in titles.items() if len(names) > 1}

    assert (mistakes, shared) == ({}, {})


def test_pages_that_refuse_are_good_too(people):
    refused = {
        "/nowhere/": ("stranger", "There is nothing here"),
        "/series/answer/torn/": ("stranger", "This link does not work"),
        "/conversation/code/NEVER1/": ("stranger", "No meeting has this code now."),
        "/home/record/1/": ("member", "This is not open to you"),
    }
    mistakes = {}
    for address, (who, sentence) in refused.items():
        people[who].opens(address).reads(sentence)
        mistakes[address] = mistakes_of_a_view(people[who].page)
    # The program never breaks here, so that its words for that are put into a page of its own.
    page = people["stranger"].page
    for name in ("400.html", "403_csrf.html", "500.html"):
        page.route(f"**/{name}", lambda route: route.fulfill(body=_words_of(route.request.url)))
        people["stranger"].opens(f"/{name}")
        mistakes[name] = mistakes_of_a_view(page)

    assert {address: found for address, found in mistakes.items() if found} == {}


def _words_of(address):
    return render_to_string(address.rpartition("/")[2])


@pytest.mark.parametrize("who", WALKERS)
def test_every_form_sent_empty_says_kindly_what_is_missing(people, pages, who):
    refuse = {row.name for row in rows() if row.post[WALKERS[who]] == "e"}
    forms = {address for name, address in pages[who].items() if plain(name) in refuse}
    page, mistakes = people[who].page, {}
    for address in forms:
        people[who].opens(address)
        mistakes[address] = mistakes_of_a_refused_form(page)

    assert {address: found for address, found in mistakes.items() if found} == {}

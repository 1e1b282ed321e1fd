"""What a meeting asks for in every minute is in sight, on a laptop and on a phone."""

import pytest
from playwright.sync_api import expect

from tests.journeys.people import named

HOST = "maureen.colclough@example.org"
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
TWO_SCREENS = PHONE | {"height": 2 * PHONE["height"]}
# A meeting in full swing: six questions, two votes, forty contributions, thirty people.
FULL = """
from datetime import timedelta
from django.utils import timezone
from joinedup.people.models import Member
from joinedup.series.models import Meeting
from tests.factories.conversation import make_contribution, make_held, make_prompt
from tests.factories.series import make_attendance

meeting = Meeting.objects.get(code="DUCKPOND")
meeting.starts_at = timezone.now() - timedelta(minutes=40)
meeting.ends_at = timezone.now() + timedelta(minutes=80)
meeting.save()
for place in (90, 91):
    make_prompt(meeting=meeting, question=f"{place}: " + 15 * "Whom did we miss? ", is_open=False,
        is_revealed=False, position=place)
first, *others = meeting.prompts.order_by("position")
meeting.prompts.update(is_open=False)
meeting.prompts.filter(pk=first.pk).update(is_open=True, is_revealed=False)
for number in range(40):
    make = make_held if number == 38 else make_contribution
    make(prompt=first, text=f"{number}: " + 8 * "The ward rang the hostel. ")
for member in Member.objects.order_by("pk")[:30]:
    make_attendance(meeting=meeting, member=member)
"""
# Whether all of it is seen: nothing beyond the window, nor beyond what scrolls around it.
IN_SIGHT = """each => new Promise(tell => new IntersectionObserver(([seen], observer) => {
  observer.disconnect();
  tell(seen.intersectionRatio > 0.99);
}).observe(each))"""


@pytest.fixture(scope="module", autouse=True)
def full(site):
    site.asks(FULL)


@pytest.fixture
def host(member):
    return member(HOST, **DESK).opens("/").follows("Run the meeting")


def out_of_sight(*things):
    for each in things:
        expect(each).to_be_visible()
    return [str(each) for each in things if not each.evaluate(IN_SIGHT)]


def revision(host):
    return host.page.locator("[data-revision]").get_attribute("data-revision")


def button(host, name):
    return host.page.get_by_role("button", name=named(name)).first


def runs(host):
    """All that whoever runs a meeting looks for at any minute."""
    page = host.page
    return [
        page.locator("#time h2"),
        page.locator(".run-left"),
        page.locator("#time").get_by_text("Next:"),
        page.get_by_role("link", name="30 here"),
        page.get_by_text("DUCK-POND"),
        page.get_by_text("Taking contributions", exact=True),
        button(host, "Stop"),
        page.locator(".run-asked h3"),
        page.locator(".card:not(.run-asked) h3").first,
        page.locator("#questions .button-main"),
        page.locator("#words li").first,
        button(host, "Hold"),
        button(host, "Release"),
    ]


def test_on_a_desk_it_is_one_window(host):
    page = host.page

    found = out_of_sight(*runs(host), *page.locator(".run-bar a").all())
    tall = page.evaluate("document.documentElement.scrollHeight")
    folded = page.locator("details.unfolds > summary:visible").count()

    assert (found, tall, folded) == ([], DESK["height"], 0)
    expect(page.get_by_role("navigation", name="Main")).to_have_count(0)
    last = page.locator("#votes article").last
    last.scroll_into_view_if_needed()
    assert out_of_sight(last, page.locator(".run-left")) == []


def test_on_a_phone_it_is_two_screens(host):
    host.page.set_viewport_size(TWO_SCREENS)

    assert out_of_sight(*runs(host)) == []


def test_it_is_small(host):
    answer = host.page.request.get(host.path)

    assert len(answer.body()) < 60_000


def test_keys_press_the_buttons_once_they_are_switched_on(host):
    page, before = host.page, revision(host)
    page.keyboard.press("n")
    keys = page.get_by_role("button", name="Keys", exact=True)
    keys.click()
    expect(keys).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_text("opens the next question")).to_be_visible()
    assert revision(host) == before

    following = page.locator("#questions article:has(.button-main)")
    place = f"#{following.get_attribute('id')}"
    page.keyboard.press("Control+r")  # which is the browser's own
    expect(keys).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("n")
    expect(page.locator(".run-asked")).to_have_count(2)
    expect(page.locator(f"{place}.run-asked")).to_contain_text("On the wall")
    page.keyboard.press("r")
    expect(page.get_by_text("Nothing on the wall waits to be revealed.")).to_be_visible()

    # What waits for that is the question which is shown.
    page.locator(place).get_by_role("button", name=named("Close")).click()
    shown = page.locator(".run-asked")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("Answers kept back")
    page.keyboard.press("R")
    expect(shown).not_to_contain_text("Answers kept back")

    with page.context.expect_page() as opened:
        page.keyboard.press("w")
    expect(opened.value.locator(".wall-words li")).to_have_count(6)


def test_keys_stay_as_they_were_left(host):
    page = host.page
    keys, which = (
        page.get_by_role("button", name="Keys", exact=True),
        page.locator("[data-keys] ul"),
    )
    expect(which).to_be_hidden()
    keys.click()
    page.reload()
    expect(which).to_be_visible()
    keys.click()
    page.reload()
    expect(keys).to_have_attribute("aria-pressed", "false")
    expect(which).to_be_hidden()


def test_the_wall_shows_all_that_is_voted_on(host, member, site):
    votes = host.page.locator("#votes")
    votes.get_by_role("button", name=named("Show on the wall", "Statements")).click()
    expect(host.page.locator("#wall-choice")).to_be_visible()

    wall = member(HOST, width=1280, height=720).opens(host.path.replace("run", "wall"))

    asked = wall.page.locator(".wall-asked")
    expect(asked).to_have_count(4)
    texts = asked.locator("p").all_inner_texts()
    assert set(texts) <= set(site.statements().values())
    assert out_of_sight(*asked.all()) == []


def test_check_in_begins_with_people_on_a_phone(host, member):
    door = member(HOST, **PHONE).opens(host.path).page
    door.goto(
        host.page.locator(".run-bar").get_by_role("link", name="Check-in").get_attribute("href")
    )
    people = door.locator(".row-press")

    assert out_of_sight(door.get_by_label("Find a name"), people.nth(0), people.nth(2)) == []
    name = people.first.locator(".row-name").inner_text()
    people.first.click()
    expect(door.locator(".notice")).to_contain_text(f"{name} is here.")
    door.locator(".notice").get_by_role("button", name="Undo").click()
    expect(people.first.locator(".row-name")).to_have_text(name)


def test_a_scribe_begins_with_the_words_on_a_phone(host, member):
    scribe = member(HOST, **PHONE, has_touch=True, is_mobile=True)
    scribe.opens(
        host.page.locator(".run-bar").get_by_role("link", name="Scribe").get_attribute("href")
    )
    page = scribe.page

    fields = [scribe.field(each) for each in ("Question", "Table or person", "What was said")]
    assert out_of_sight(*fields, button(scribe, "Write it down")) == []
    scribe.selects("Voice", "Lived experience").selects("Quote them?", "Yes, without a name")
    scribe.types("What was said", "Somebody saved me a seat.").presses("Write it down")
    scribe.reads("1 line is kept.", "Somebody saved me a seat.")
    kept = [
        scribe.field(each).locator(":checked").inner_text() for each in ("Voice", "Quote them?")
    ]
    assert kept == ["Lived experience", "Yes, without a name"]
    scribe.presses("Undo", about="Somebody saved me a seat.")
    expect(page.get_by_text("The line is taken back.")).to_be_visible()

"""What was said is sorted: with the keys, quickly; with a finger, and without script."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.looks import mistakes_of_a_view

FACILITATOR = "tariq.mahmood@example.org"
STRANDS = ("Letters", "Buses", "Doors", "Names", "Money", "Nights")
MOST_PRESSES = 90
# A series of its own for each story, with six strands and these contributions.
MAKE = """
import uuid
from joinedup.conversation.models import *
from joinedup.series.models import Meeting
from django.utils import timezone
meeting = Meeting.objects.select_related("series").get(code="DUCKPOND")
series, now = meeting.series, timezone.now()
series.pk, series.key = None, uuid.uuid4()
series.save()
meeting.pk, meeting.key, meeting.code = None, uuid.uuid4(), uuid.uuid4().hex[:6]
meeting.series = series
meeting.save()
asked = {{"kind": "open", "question": "What helped?", "position": 1, "changed_at": now}}
prompt = Prompt.objects.create(meeting=meeting, **asked)
guest = Guest.objects.create(meeting=meeting, came_at=now)
how = {{"prompt": prompt, "guest": guest, "entered_by": "guest", "quotable": "anonymous"}}
for name in {strands}:
    Strand.objects.create(series=series, name=name, changed_at=now)
for words in {said}:
    Contribution.objects.create(text=words, said_at=now, **how)
print(series.pk)
"""


@pytest.fixture
def board(site, member):
    """Make a series to sort, and open its board: so many contributions, or these."""

    def make(said, **options):
        if isinstance(said, int):
            said = [f"Said {n}, of {n * 7 % 6 + 1}." for n in range(said)]
        series = site.asks(MAKE.format(strands=STRANDS, said=said))
        person = member(FACILITATOR, **options).opens(f"/conversation/series/{series}/strands/")
        return person.page

    return make


def sorted_by_now(page):
    return page.locator("#sorted")


def lying(page):
    """How many lie in each strand, in their order."""
    return [int(each.inner_text().split()[0]) for each in page.locator("#id_strand a").all()]


def box(page, words):
    return page.get_by_role("checkbox", name=re.compile(f"^{re.escape(words)}"))


def uses_keys(page):
    page.get_by_role("button", name="Use keys").click()


def test_sixty_contributions_are_sorted_with_at_most_ninety_presses(board):
    page = board(60)
    uses_keys(page)
    page.keyboard.press("j")
    presses = 2

    for done in range(60):
        words = page.evaluate("document.activeElement.labels[0].textContent")
        page.keyboard.press(re.search(r"of (\d)\.", words)[1])
        presses += 1
        if done % 15 == 14:
            # The list is filled up with what did not fit before.
            expect(sorted_by_now(page)).to_have_text(f"{done + 1} of 60 sorted")

    expect(page.get_by_text("Everything is sorted")).to_be_visible()
    assert presses <= MOST_PRESSES
    assert lying(page) == [10] * 6


def test_one_is_put_in_a_strand_and_taken_back_and_the_next_has_the_focus(board):
    page = board(4)
    uses_keys(page)
    for key in ("j", "ArrowDown", "2"):
        page.keyboard.press(key)

    expect(box(page, "Said 2")).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="1 moved to “Buses”.")).to_be_visible()
    expect(sorted_by_now(page)).to_have_text("1 of 4 sorted")
    assert lying(page) == [0, 1, 0, 0, 0, 0]

    page.keyboard.press("u")
    expect(sorted_by_now(page)).to_have_text("0 of 4 sorted")
    expect(box(page, "Said 1")).to_be_visible()
    expect(box(page, "Said 2")).to_be_focused()
    page.keyboard.press("k")
    expect(box(page, "Said 1")).to_be_focused()


def test_all_that_are_ticked_go_together_and_what_went_is_not_sent_again(board):
    page = board(5)
    uses_keys(page)
    for key in ("j", " ", "j", "j", " ", "3"):
        page.keyboard.press(key)
    expect(sorted_by_now(page)).to_have_text("2 of 5 sorted")
    expect(page.get_by_text("Nothing chosen")).to_be_visible()

    page.keyboard.press("1")

    expect(sorted_by_now(page)).to_have_text("3 of 5 sorted")
    assert lying(page) == [1, 0, 2, 0, 0, 0]


def test_keys_are_off_until_they_are_switched_on_and_write_in_a_field(board):
    page = board(3)
    box(page, "Said 0").focus()
    page.keyboard.press("1")
    expect(box(page, "Said 0")).to_be_visible()

    uses_keys(page)
    page.reload()
    expect(page.get_by_role("button", name="Use keys", pressed=True)).to_be_visible()
    page.get_by_label("Words to look for").press_sequentially("1ju")
    expect(page.get_by_label("Words to look for")).to_have_value("1ju")
    expect(page.get_by_text("Nothing unsorted matches")).to_be_visible()
    expect(sorted_by_now(page)).to_have_text("0 of 3 sorted")

    uses_keys(page)
    page.reload()
    expect(page.get_by_role("button", name="Use keys", pressed=False)).to_be_visible()


def test_what_does_not_arrive_stays_in_the_list_and_it_is_said(board):
    page = board(3)
    page.context.set_offline(True)
    box(page, "Said 0").check()
    page.get_by_role("button", name="Letters").click()

    expect(page.get_by_text("The line is down: nothing was moved.")).to_be_visible()
    expect(box(page, "Said 0")).to_be_visible()

    page.context.set_offline(False)
    box(page, "Said 0").check()
    page.get_by_role("button", name="Letters").click()
    expect(sorted_by_now(page)).to_have_text("1 of 3 sorted")


def test_a_strand_that_went_meanwhile_is_told_of(board, site):
    page = board(3)
    series = re.search(r"series/(\d+)", page.url)[1]
    site.asks(
        "from joinedup.conversation.models import Strand;"
        f"Strand.objects.filter(series={series}, name='Letters').delete()"
    )
    box(page, "Said 0").check()
    page.get_by_role("button", name="Letters").click()

    expect(page.locator(".error-summary")).to_contain_text("Please")
    expect(box(page, "Said 0")).to_be_visible()
    expect(page.get_by_role("button", name="Letters")).to_have_count(0)


@pytest.mark.usefixtures("script")
def test_ticked_with_a_finger_they_go_where_one_presses(board):
    page = board(6, width=360)
    box(page, "Said 0").check()
    box(page, "Said 4").check()

    page.get_by_role("button", name="Doors").click()

    expect(page.get_by_role("status").or_(page.locator(".notice"))).to_contain_text(
        ["2 moved to “Doors”."]
    )
    expect(sorted_by_now(page)).to_have_text("2 of 6 sorted")
    assert lying(page) == [0, 0, 2, 0, 0, 0]
    page.locator(".notice").get_by_role("button", name="Undo").click()
    expect(sorted_by_now(page)).to_have_text("0 of 6 sorted")


@pytest.mark.usefixtures("script")
def test_a_strand_is_begun_from_what_is_ticked(board):
    page = board(3)
    box(page, "Said 1").check()
    page.get_by_text("To a new strand").click()
    page.get_by_label("Name of a new strand").fill("Waiting")
    page.get_by_role("button", name="Move the chosen", exact=True).click()

    expect(page.get_by_role("button", name="Waiting")).to_be_visible()
    assert lying(page) == [0, 0, 0, 0, 0, 0, 1]


def test_the_board_looks_well_with_keys_and_in_the_midst_of_sorting(board):
    page = board(12)
    uses_keys(page)
    for key in ("j", "2", "j", " "):
        page.keyboard.press(key)
    expect(sorted_by_now(page)).to_have_text("1 of 12 sorted")

    assert mistakes_of_a_view(page) == []
    page.get_by_role("link", name="1 in Buses").click()
    assert mistakes_of_a_view(page) == []


# Sorted by whoever has two of each: nights and buses.
TO_SUGGEST_FROM = (
    "Nobody picks the phone up at night.",
    "At night the phone rings out.",
    "The last bus goes before visiting is over.",
    "No bus on a Sunday.",
    "I rang at night, and nobody picks up.",
    "We waited an hour for the last bus.",
    "A kind word at the door.",
)


def begins_to_sort(page):
    """Put two in each of two strands."""
    for strand, words in (("Nights", TO_SUGGEST_FROM[:2]), ("Buses", TO_SUGGEST_FROM[2:4])):
        for each in words:
            box(page, each).check()
        page.get_by_role("button", name=f"Move the chosen to {strand}").click()
        expect(box(page, words[0])).to_have_count(0)


def beside(page, words):
    """What is in the row of these words."""
    return page.locator(".sorting-words > li").filter(has=box(page, words))


@pytest.mark.usefixtures("script")
def test_strands_are_suggested_on_request_and_it_is_counted_how_often_rightly(board):
    page = board(TO_SUGGEST_FROM)
    expect(page.get_by_role("link", name="Suggest strands")).to_have_count(0)
    begins_to_sort(page)

    page.get_by_role("link", name="Suggest strands").click()
    at_night = beside(page, TO_SUGGEST_FROM[4]).get_by_role("listitem").first
    expect(at_night).to_contain_text(
        "like “Nobody picks the phone up at night.” (in both: night, picks)",
        use_inner_text=True,
    )
    at_night.get_by_role("button", name="Move this to Nights").click()

    expect(page.get_by_role("status").or_(page.locator(".notice"))).to_contain_text(
        ["1 moved to “Nights”."]
    )
    expect(sorted_by_now(page)).to_have_text("5 of 7 sorted")
    assert lying(page) == [0, 2, 0, 0, 0, 3]
    counted = page.get_by_text("Of 1 sorted beside suggestions, 1 went where one of them said")
    expect(counted).to_be_visible()

    page.locator(".notice").get_by_role("button", name="Undo").click()
    expect(sorted_by_now(page)).to_have_text("4 of 7 sorted")
    expect(box(page, TO_SUGGEST_FROM[4])).to_be_visible()
    expect(counted).to_have_count(0)


@pytest.mark.usefixtures("script")
def test_what_is_like_one_comes_first_and_is_sorted_together(board):
    page = board((*TO_SUGGEST_FROM[4:], *TO_SUGGEST_FROM[:4]))
    first = page.locator(".sorting-words > li")

    beside(page, TO_SUGGEST_FROM[1]).get_by_role("link", name="Similar").click()

    expect(page.get_by_text(f"Ordered by likeness to “{TO_SUGGEST_FROM[1]}”.")).to_be_visible()
    expect(first).to_contain_text([TO_SUGGEST_FROM[1], TO_SUGGEST_FROM[0], TO_SUGGEST_FROM[4]])
    expect(first.nth(1)).to_contain_text("In both: phone, night")
    for words in TO_SUGGEST_FROM[:2]:
        box(page, words).check()
    page.get_by_role("button", name="Move the chosen to Nights").click()
    expect(sorted_by_now(page)).to_have_text("2 of 7 sorted")
    expect(first).to_contain_text([TO_SUGGEST_FROM[4]])

    page.get_by_role("link", name="Back to the order it was said in").click()
    expect(first.first).to_contain_text(TO_SUGGEST_FROM[4])
    expect(page.get_by_text("Ordered by likeness")).to_have_count(0)


def test_a_suggestion_is_taken_with_the_keyboard_and_what_is_ticked_stays_so(board):
    page = board(TO_SUGGEST_FROM)
    begins_to_sort(page)
    page.get_by_role("link", name="Suggest strands").click()
    box(page, TO_SUGGEST_FROM[6]).check()

    beside(page, TO_SUGGEST_FROM[4]).get_by_role("button", name="Nights").press("Enter")

    expect(sorted_by_now(page)).to_have_text("5 of 7 sorted")
    expect(box(page, TO_SUGGEST_FROM[5])).to_be_focused()
    expect(box(page, TO_SUGGEST_FROM[6])).to_be_checked()
    assert mistakes_of_a_view(page) == []


@pytest.mark.usefixtures("script")
def test_a_name_typed_beside_suggestions_begins_a_strand_and_takes_none(board):
    page = board(TO_SUGGEST_FROM)
    begins_to_sort(page)
    page.get_by_role("link", name="Suggest strands").click()
    box(page, TO_SUGGEST_FROM[6]).check()
    page.get_by_text("To a new strand").click()

    page.get_by_label("Name of a new strand").fill("Kindness")
    page.get_by_label("Name of a new strand").press("Enter")

    expect(page.get_by_role("button", name="Move the chosen to Kindness")).to_be_visible()
    assert lying(page) == [0, 2, 0, 0, 0, 2, 1]


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 900)])
def test_the_first_words_stand_on_the_first_screen(board, width, height):
    page = board(12, width=width, height=height)

    first = box(page, "Said 0").bounding_box()

    assert first["y"] + first["height"] < height


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 900)])
def test_so_do_they_with_suggestions_and_ordered_by_likeness(board, width, height):
    page = board(TO_SUGGEST_FROM, width=width, height=height)
    begins_to_sort(page)
    page.get_by_role("link", name="Suggest strands").click()
    beside(page, TO_SUGGEST_FROM[5]).get_by_role("link", name="Similar").click()

    first = box(page, TO_SUGGEST_FROM[5]).bounding_box()
    expect(page.get_by_role("button", name="Move this to Buses").first).to_be_visible()
    assert first["y"] + first["height"] < height

"""Letters, answers and last days as the server gives them: kept nowhere, and nothing lost."""

import re
from datetime import timedelta
from io import BytesIO

import docx
import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from django.utils.formats import date_format

from engines.duties import load_duties

pytestmark = pytest.mark.django_db
KNOWN = load_duties()
DUTIES, SECTORS = KNOWN.entries, KNOWN.sectors
ABOUT = "/duties/ha96-s202-204-review-and-appeal/"
LETTER, REPLY, DECISION = (f"{ABOUT}{each}/" for each in ("letter", "reply", "decision"))
LAST_DAY = "/duties/last-day/"
SEE, WORD, LOOK = {"step": "letter"}, {"step": "word"}, {"step": "look"}


def page_of(response):
    return BeautifulSoup(response.content, "html.parser")


def words_of(place):
    return re.sub(r"\s+", " ", place.get_text()).strip()


def letter_in(response):
    return words_of(page_of(response).select_one("[data-letter]"))


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (LETTER, None),
        (LETTER, {"rough_sleeping": "yes"}),
        (LETTER, SEE),
        (LETTER, WORD),
        (LETTER, {"step": "hand"}),
        (LETTER, SEE | {"own_words": "ä" * 10_001}),
        (REPLY, None),
        (REPLY, LOOK),
        (REPLY, LOOK | {"day": "soon"}),
        (DECISION, None),
        (DECISION, LOOK),
        (LAST_DAY, None),
        (LAST_DAY, {"day": "2027-01-09", "step": "card"}),
        (LAST_DAY, {"day": "2027-01-09", "step": "calendar"}),
        (LAST_DAY, {"day": ""}),
    ],
)
def test_no_answer_is_kept_by_any_cache(client, path, told):
    response = client.get(path) if told is None else client.post(path, told)

    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")
    assert "Location" not in response
    assert set(response.cookies) <= {"csrftoken"}


@pytest.mark.parametrize("path", [LETTER, REPLY, DECISION, LAST_DAY])
def test_an_address_tells_these_pages_nothing(client, path):
    told = {"rough_sleeping": "yes", "own_words": "Wren", "about": "Wren", "day": "2026-11-25"}

    page = page_of(client.get(path, told | SEE))

    assert "Wren" not in page.get_text()
    assert page.select("input[checked], [data-letter], #result, .wallet, [name=facts]") == []


@pytest.mark.parametrize("side", ["letter", "reply", "decision"])
def test_every_duty_has_these_pages_and_another_none(client, side):
    answers = {each: client.post(f"/duties/{each}/{side}/", SEE) for each in DUTIES}

    assert {each: answer.status_code for each, answer in answers.items()} == dict.fromkeys(
        DUTIES, 200
    )
    assert client.get(f"/duties/no-such-duty/{side}/").status_code == 404


def test_only_ticked_facts_are_told_and_the_others_stay_to_be_ticked(client):
    told = {"rough_sleeping": "yes", "leaving_hospital": "yes", "under_18": "no"}

    first = page_of(client.post(LETTER, told))
    response = client.post(LETTER, told | SEE | {"facts": ["rough_sleeping"]})

    asked = [(each["value"], each.has_attr("checked")) for each in first.select("[name=facts]")]
    assert sorted(asked) == [("leaving_hospital", False), ("rough_sleeping", False)]
    assert "Sleeping rough" in letter_in(response)
    assert "hospital" not in letter_in(response)
    again = page_of(response)
    asked = [(each["value"], each.has_attr("checked")) for each in again.select("[name=facts]")]
    assert sorted(asked) == [("leaving_hospital", False), ("rough_sleeping", True)]


def test_what_is_typed_is_words_and_no_markup(client):
    typed = "<b>Now</b> & <script>alert(1)</script>"

    response = client.post(LETTER, SEE | {"own_words": typed, "about": typed, "writer": typed})

    assert page_of(response).select("[data-letter] b, [data-letter] script") == []
    assert letter_in(response).count(typed) == 4


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("page\x0cbreak\x0bline", "page\nbreak\nline"),
        ("bell\x07, back\x08, escape\x1b", "bell, back, escape"),
        ("half\ufffe\uffff", "half"),
    ],
)
def test_what_a_word_file_cannot_hold_is_made_fit(client, typed, made):
    response = client.post(LETTER, WORD | {"own_words": typed})

    assert response["Content-Type"].endswith("wordprocessingml.document")
    said = [each.text for each in docx.Document(BytesIO(response.content)).paragraphs]
    assert made in said


def test_the_day_by_which_an_answer_is_asked_for_stands_in_the_letter(client):
    response = client.post(LETTER, SEE | {"answer_by": "2027-01-09"})
    far = page_of(client.post(LETTER, SEE | {"answer_by": "0227-01-09", "about": "J. T."}))

    assert "Please answer in writing by Saturday 9 January 2027." in letter_in(response)
    assert "Please check the year of this day." in words_of(far)
    assert far.select_one("[name=about]")["value"] == "J. T."


def test_what_may_not_apply_can_be_left_out(client):
    duty = DUTIES["ha96-s202-204-review-and-appeal"]
    ifs = [item.id for item in duty.refusal_items if item.text.startswith("If ")]
    others = [item.id for item in duty.refusal_items if item.id not in ifs]
    assert ifs
    assert others

    def told(answer):
        return {f"if-{each}": answer for each in ifs}

    def missing(answer, held):
        page = page_of(client.post(REPLY, LOOK | told(answer) | {"holds": held}))
        return [words_of(each) for each in page.select("#result > ul li")]

    whole = page_of(client.post(DECISION, LOOK | told("none") | {"holds": others}))

    texts = {item.id: item.text for item in duty.refusal_items}
    assert missing("none", others[:1]) == [texts[each] for each in others[1:]]
    assert missing("contains", others) == []
    assert missing("lacks", others) == missing("", others) == [texts[each] for each in ifs]
    # One thing is said of each, never two.
    assert [each["type"] for each in whole.select(f"[name=if-{ifs[0]}]")] == ["radio"] * 3
    assert "Your answer contains everything on this list." in words_of(whole)


@pytest.mark.parametrize(("ago", "says"), [(0, False), (20, False), (21, True), (400, True)])
def test_a_last_day_that_is_over_is_called_so_and_says_what_to_do(client, ago, says):
    day = timezone.localdate() - timedelta(days=ago)

    page = page_of(client.post(REPLY, LOOK | {"day": day.isoformat()}))

    said = words_of(page.select_one("#result"))
    assert date_format(day + timedelta(days=20), "l j F Y") in said
    assert ("This day has passed" in said) == says
    assert ("Get advice today" in said) == says


def test_no_last_day_is_counted_from_a_day_that_has_not_come(client):
    """A wrong year would show a last day that is a year too late."""
    day = timezone.localdate() + timedelta(days=1)

    page = page_of(client.post(REPLY, LOOK | {"day": day.isoformat(), "holds": ["in-writing"]}))

    assert page.select_one("#result") is None
    assert "This day is still to come." in words_of(page)
    assert page.select_one("[name=day]")["value"] == day.isoformat()


@pytest.mark.parametrize("path", [LETTER, REPLY, DECISION])
def test_the_enter_key_means_the_forms_own_button(client, path):
    """A browser presses the first button that belongs to a form, also when it stands outside."""
    step = SEE if path == LETTER else LOOK

    page = page_of(client.post(path, step))

    form = page.select_one("main form[id]")
    theirs = [
        each["value"]
        for each in page.select("main button[name=step]")
        if each.get("form") == form["id"] or form in each.parents
    ]
    assert theirs[0] == step["step"]
    assert len(theirs) > 1

import time

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from joinedup.conversation.models import Contribution, Guest, PromptKind
from joinedup.conversation.services.withdrawing import withdraw_words
from joinedup.record.models import RecordEntry
from joinedup.series.lib.limits import WRONG_CODES
from joinedup.series.services.codes import count_wrong_code
from tests.conversation.guests import question, room, words
from tests.factories.conversation import make_contribution, make_prompt
from tests.factories.people import make_member
from tests.factories.series import make_meeting
from tests.seen import seen

pytestmark = pytest.mark.django_db
ENTER = reverse("conversation:code_enter")


@pytest.fixture
def meeting():
    return make_meeting(is_open=True, starts_at=timezone.now())


@pytest.fixture
def prompt(meeting):
    return make_prompt(meeting=meeting)


def test_the_room_shows_open_questions_only(client, meeting):
    make_prompt(meeting=meeting, question="Open?")
    make_prompt(meeting=meeting, question="Closed?", is_open=False)
    make_prompt(question="Of another meeting?")
    make_contribution(prompt=meeting.prompts.first(), text="What somebody else said")

    page = client.get(room(meeting))

    assert [each.question for each in page.context["prompts"]] == ["Open?"]
    assert "What somebody else said" not in page.content.decode()
    assert page["X-Robots-Tag"] == "noindex"


def test_a_guest_says_something_with_nothing_but_words(client, prompt):
    answer = client.post(question(prompt), words())
    page = client.get(answer.url)

    contribution = Contribution.objects.get()
    assert (
        contribution.text,
        contribution.entered_by,
        contribution.voice,
        contribution.quotable,
        contribution.credit,
        contribution.guest.name,
    ) == ("Nobody rang me back.", "guest", "unstated", "no", "", "")
    assert "Thank you" in page.content.decode()
    assert "Your private receipt" in page.content.decode()
    entry = RecordEntry.objects.get(event="contributed")
    assert (entry.by_kind, entry.by_id, entry.scope_id) == (
        "guest",
        None,
        prompt.meeting.series.community_id,
    )


def test_what_a_guest_answered_looks_answered_to_them_alone(client, prompt):
    make_prompt(meeting=prompt.meeting)
    client.post(question(prompt), words())
    make_contribution(prompt=prompt.meeting.prompts.last())

    now = reverse("room:code_now", args=[prompt.meeting.code])
    mine, polled = (client.get(each).content.decode() for each in (room(prompt.meeting), now))
    of_another = Client().get(room(prompt.meeting)).content.decode()
    withdraw_words(contribution=Contribution.objects.first(), by="link", at=timezone.now())
    taken_back = client.get(room(prompt.meeting)).content.decode()

    pages = (mine, polled, of_another, taken_back)
    assert [page.count("Change or add") for page in pages] == [1, 1, 0, 0]


def test_the_next_contribution_remembers_who_they_are(client, prompt):
    client.post(question(prompt), words(voice="experience", quotable="named", name="Shaz"))
    page = client.get(question(prompt))
    client.post(question(prompt), words(text="And again.", voice="experience", quotable="no"))

    assert page.context["form"].initial == {
        "voice": "experience",
        "quotable": "named",
        "name": "Shaz",
    }
    assert Guest.objects.count() == 1
    said = Contribution.objects.values_list("text", "credit", "guest__name")
    assert list(said) == [("Nobody rang me back.", "Shaz", ""), ("And again.", "", "")]


def test_sending_twice_says_it_once(client, prompt):
    once = words()

    first, second = client.post(question(prompt), once), client.post(question(prompt), once)

    assert (first.url, second.url) == (room(prompt.meeting), room(prompt.meeting))
    assert Contribution.objects.count() == Guest.objects.count() == 1


def test_a_double_tap_without_a_session_says_it_once(client, prompt, django_user_model):
    once = words()
    client.post(question(prompt), once)
    client.cookies.clear()

    client.post(question(prompt), once)

    assert Contribution.objects.count() == Guest.objects.count() == 1


def test_the_same_words_from_a_form_fetched_anew_are_said_once(client, prompt):
    first, anew = words(), words()
    assert first["key"] != anew["key"]

    client.post(question(prompt), first)
    client.post(question(prompt), anew)

    assert Contribution.objects.count() == Guest.objects.count() == 1


def test_going_back_and_writing_something_else_keeps_both(client, prompt):
    once = words()
    client.post(question(prompt), once)

    client.post(question(prompt), {**once, "text": "I mean: nobody rang at all."})

    assert Contribution.objects.count() == 2
    assert Guest.objects.count() == 1


def test_a_guest_is_remembered_for_half_a_day_only(client, prompt, monkeypatch):
    client.post(question(prompt), words())
    later = time.time() + 12 * 60 * 60 + 1
    monkeypatch.setattr("joinedup.conversation.lib.session.time.time", lambda: later, raising=True)

    assert client.get(room(prompt.meeting)).context["guest"] is None


def test_a_guest_of_one_meeting_is_nobody_at_another(client, prompt):
    client.post(question(prompt), words(name="Ann"))
    other = make_prompt()

    assert client.get(room(other.meeting)).context["guest"] is None
    client.post(question(other), words())
    assert Guest.objects.count() == 2


def test_a_scale_takes_a_number_without_words(client, meeting):
    scale = make_prompt(meeting=meeting, kind=PromptKind.SCALE)

    client.post(question(scale), words(text="", number="7"))

    assert list(Contribution.objects.values_list("number", "text")) == [(7, "")]


@pytest.mark.parametrize(
    ("kind", "fields", "field"),
    [
        ("open", {"text": " \n "}, "text"),
        ("open", {"text": "x" * 10_001}, "text"),
        ("open", {"text": "null \x00 byte"}, "text"),
        ("open", {"quotable": "named", "name": " "}, "name"),
        ("open", {"name": "x" * 81}, "name"),
        ("open", {"voice": "loud"}, "voice"),
        ("scale", {"number": "11"}, "number"),
        ("scale", {"number": ""}, "number"),
        ("scale", {"number": "a lot"}, "number"),
    ],
)
def test_a_mistake_is_told_beside_the_field_and_the_words_stay(
    client, meeting, kind, fields, field
):
    prompt = make_prompt(meeting=meeting, kind=kind)
    typed = words(**fields)

    page = client.post(question(prompt), typed)

    assert page.status_code == 200
    assert list(page.context["form"].errors) == [field]
    assert page.context["form"]["text"].value() == typed["text"].replace("\x00", "\ufffd").strip(
        "\0"
    )
    assert not Contribution.objects.exists()
    assert not Guest.objects.exists()


@pytest.mark.parametrize(
    "text", ["x" * 10_000, "مرحبا", "👩‍👩‍👧‍👦", "=1+1", "<b>no</b>", "{{ x }}"]
)
def test_words_of_any_kind_are_kept_as_they_are(client, prompt, text):
    client.post(question(prompt), words(text=text))

    assert Contribution.objects.get().text == text


@pytest.mark.parametrize(
    ("state", "answer"),
    [
        ({"opened_at": None}, "Not open yet"),
        ({"closed_at": timezone.now()}, "This meeting has closed"),
        ({"cancelled_at": timezone.now()}, "This meeting was cancelled"),
    ],
)
def test_a_meeting_that_takes_no_words_says_so(client, state, answer):
    prompt = make_prompt(
        meeting=make_meeting(starts_at=timezone.now(), **{"opened_at": timezone.now(), **state})
    )

    page = client.get(room(prompt.meeting))
    form = client.get(question(prompt))

    assert answer in page.content.decode()
    assert form.url == room(prompt.meeting)


@pytest.mark.parametrize(
    ("chosen", "line"),
    [
        ({}, "As before: not quoted; voice not stated. Change"),
        (
            {"quotable": "named", "name": "Bev"},
            "As before: quoted as Bev; voice not stated. Change",
        ),
        (
            {"quotable": "anonymous", "voice": "occupation"},
            "As before: quoted without your name; voice: your work or volunteering. Change",
        ),
        (
            {"quotable": "named", "name": "<b>{0}"},
            "As before: quoted as <b>{0}; voice not stated. Change",
        ),
    ],
)
def test_the_second_answer_says_how_somebody_is_quoted(client, prompt, chosen, line):
    client.post(question(prompt), words(**chosen))

    page = BeautifulSoup(client.get(question(prompt)).content, "html.parser")

    assert seen(page.summary) == line


@pytest.mark.parametrize(
    ("closed", "headline"),
    [("meeting", "The meeting has closed."), ("question", "This question has closed.")],
)
def test_words_sent_too_late_come_back(client, prompt, closed, headline):
    if closed == "meeting":
        prompt.meeting.closed_at = timezone.now()
        prompt.meeting.save()
    else:
        prompt.is_open = False
        prompt.save()

    page = client.post(question(prompt), words(text="My long story"))

    shown = BeautifulSoup(page.content, "html.parser").main
    assert page.status_code == 409
    assert shown.h1.get_text() == headline
    assert shown.textarea.get_text().strip() == "My long story"
    assert (shown.find_all("button"), shown.select(".error-summary")) == ([], [])
    assert not Contribution.objects.exists()
    assert not Guest.objects.exists()


def test_a_number_sent_too_late_comes_back_with_its_words(client, meeting):
    prompt = make_prompt(meeting=meeting, kind=PromptKind.SCALE, is_open=False)

    page = client.post(question(prompt), words(number=4, text="The buses"))

    assert BeautifulSoup(page.content, "html.parser").textarea.get_text().strip() == "4 The buses"


@pytest.mark.parametrize("code", ["NOSUCH", "x" * 400, "مرحبا", "' OR 1", "..", "%00"])
def test_an_unknown_code_is_answered_kindly(client, code):
    by_form = client.post(ENTER, {"code": code})
    by_address = client.get(reverse("conversation:code_room", args=[code]))

    assert by_form.status_code in (200, 404)
    assert by_address.status_code == 404
    assert by_address.context["form"].errors["code"]


def test_a_question_of_another_meeting_is_not_answered_here(client, meeting):
    other = make_prompt()
    address = reverse("conversation:code_contribute", args=[meeting.code, other.pk])

    assert client.post(address, words()).status_code == 404


def test_guessing_has_to_wait_and_those_who_are_in_do_not(client, prompt):
    inside = client
    inside.post(question(prompt), words())
    guesser = type(client)()
    for number in range(WRONG_CODES.most):
        count_wrong_code("127.0.0.1", f"TRY{number}", timezone.now())

    stopped = guesser.get(room(prompt.meeting))
    stopped_form = guesser.post(ENTER, {"code": prompt.meeting.code})

    assert (stopped.status_code, stopped_form.status_code) == (429, 429)
    assert "wait 10 minutes" in stopped.content.decode()
    assert inside.get(room(prompt.meeting)).status_code == 200


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_room_asks_the_same_number_of_queries(
    client, meeting, django_assert_num_queries, count
):
    for _ in range(count):
        make_contribution(prompt=make_prompt(meeting=meeting))

    # Whether codes were guessed; the meeting, its open questions, its votes.
    with django_assert_num_queries(4):
        client.get(room(meeting))


def test_somebody_signed_in_may_answer_as_themselves(client, prompt):
    client.force_login(make_member(community=prompt.meeting.series.community, name="Noor"))

    page = client.get(room(prompt.meeting)).content.decode()

    assert "answer as Noor" in page

"""Signs that nobody sees, and digits of other scripts, in what guests type."""

import pytest
from django.urls import reverse

from joinedup.conversation.models import Contribution
from tests.conversation.guests import question, room, words
from tests.factories.conversation import make_prompt
from tests.factories.series import make_meeting

pytestmark = pytest.mark.django_db
ENTER = reverse("conversation:code_enter")


@pytest.fixture
def prompt():
    return make_prompt(meeting=make_meeting(is_open=True))


def wide(text):
    return text.translate({sign: sign + 0xFEE0 for sign in range(0x21, 0x7F)})


@pytest.mark.parametrize(
    "typed",
    (
        str,
        lambda code: f" {code}\u00a0",
        str.lower,
        lambda code: f"{code[:3]}-{code[3:]}",
        lambda code: "\u200b".join(f"\ufeff{code}\u202c"),
        lambda code: code.lower().replace("k", "\u212a"),
        lambda code: code.replace("2", "٢").replace("3", "۳"),
        wide,
    ),
)
def test_a_code_opens_its_meeting_however_it_is_typed(client, typed):
    meeting = make_meeting(is_open=True, code="DK23KA")

    answer = client.post(ENTER, {"code": typed(meeting.code)})
    page = client.get(reverse("conversation:code_room", args=[typed(meeting.code)]))
    now = client.get(reverse("room:code_now", args=[typed(meeting.code)]))

    assert answer.status_code == 302
    assert answer.url == room(meeting)
    assert (page.status_code, now.status_code) == (200, 200)


NOTHING = "\u200b\u2800\u3164\u200f\ufe0f"


def test_words_of_nothing_that_can_be_seen_are_asked_for_again(client, prompt):
    answer = client.post(question(prompt), words(text=NOTHING))

    assert answer.context["form"].errors == {"text": ["Please write something before you send it."]}
    assert not Contribution.objects.exists()


def test_a_name_of_nothing_that_can_be_seen_is_asked_for_again(client, prompt):
    answer = client.post(question(prompt), words(quotable="named", name=NOTHING))

    assert list(answer.context["form"].errors) == ["name"]
    assert not Contribution.objects.exists()


def test_a_name_has_one_form_and_words_keep_what_they_need(client, prompt):
    said = "می\u200cروم 👩\u200d🔧 wro\u0301bel \u202enot turned\u2067"

    client.post(question(prompt), words(text=said, quotable="named", name="J\u200bo\u3164\u00ad"))

    kept = Contribution.objects.get()
    assert (kept.text, kept.credit) == ("می\u200cروم 👩\u200d🔧 wróbel not turned", "Jo")


def test_the_same_words_in_other_signs_are_the_same_words(client, prompt):
    for text in ("Wr\u00f3bel w\u00a0domu", "Wro\u0301\u200bbel\ufeff w\u00a0domu\u00ad"):
        client.post(question(prompt), words(text=text))

    assert Contribution.objects.count() == 1

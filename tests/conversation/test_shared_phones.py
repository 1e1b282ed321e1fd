"""A phone that somebody else has next is left with nothing of whoever had it (decision 37)."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from joinedup.conversation.models import Contribution, Guest
from joinedup.conversation.services.withdrawing import withdraw_words
from joinedup.core.tokens import make_token
from tests.conversation.guests import question, room, words
from tests.factories.conversation import make_prompt
from tests.factories.series import make_meeting
from tests.seen import seen

pytestmark = pytest.mark.django_db


@pytest.fixture
def prompt():
    return make_prompt(meeting=make_meeting(is_open=True))


def test_a_shared_phone_forgets(client, prompt):
    once = words(name="Ann", quotable="named")
    receipt = client.get(client.post(question(prompt), once).url)
    client.post(reverse("conversation:guest_leave", args=[prompt.meeting.code]))
    page = client.get(room(prompt.meeting))

    client.post(question(prompt), {**once, "text": "I am somebody else", "name": "Bob"})

    assert "Your private receipt" not in page.content.decode()
    assert "no-store" in receipt["Cache-Control"]
    said = Contribution.objects.values_list("text", "guest__name", "credit")
    assert list(said) == [
        ("Nobody rang me back.", "Ann", "Ann"),
        ("I am somebody else", "Bob", "Bob"),
    ]


def test_what_the_browser_holds_changes_when_it_forgets(client, prompt):
    """Then browsers let go of pages that they keep whole in their memory."""
    client.post(question(prompt), words())
    before = client.cookies["sessionid"].value

    client.post(reverse("conversation:guest_leave", args=[prompt.meeting.code]))

    assert client.cookies["sessionid"].value not in ("", before)


def receipts_of(guest, contribution):
    token = make_token("receipt", guest.pk)
    yield reverse("reports:receipt", args=[token])
    for page in ("receipt_quotable", "receipt_withdraw"):
        yield reverse(f"reports:{page}", args=[token, contribution.pk])


def test_a_shared_phone_that_forgot_somebody_asks_before_it_shows_their_receipt(client, prompt):
    client.post(question(prompt), words())
    said = Contribution.objects.get()
    pages = list(receipts_of(said.guest, said))
    # Another browser, and this one before it forgets
    for each in (client, Client()):
        assert all(said.text in each.get(page).content.decode() for page in pages)
    client.post(reverse("conversation:guest_leave", args=[prompt.meeting.code]))

    for page in pages:
        answer = client.get(page)
        assert "This receipt is closed here" in answer.content.decode()
        assert said.text not in answer.content.decode()
    client.post(pages[-1])
    said.refresh_from_db()
    assert said.withdrawn_at is None
    client.post(f"{pages[0]}open/")
    assert all(said.text in client.get(page).content.decode() for page in pages)


def test_a_receipt_link_that_is_torn_or_miswritten_tells_where_to_find_the_whole(client, prompt):
    client.post(question(prompt), words())
    said = Contribution.objects.get()
    token = make_token("receipt", said.guest_id)
    torn = [token[:length] for length in range(1, len(token))]
    miswritten = [
        f"{token[:at]}{'x' if token[at] != 'x' else 'y'}{token[at + 1 :]}"
        for at in range(len(token))
    ]

    for wrong in [*torn, *miswritten, f"{token} ", f"{token}…", f"{token}."]:
        answer = client.get(reverse("reports:receipt", args=[wrong]))
        page = seen(answer.content)
        assert (answer.status_code, said.text in page) == (404, False), wrong
        assert "This link does not work" in page
        assert "point your phone’s camera at the square on the paper" in page


def test_who_has_the_phone_next_sees_their_own_receipt_without_being_asked(client, prompt):
    client.post(question(prompt), words())
    client.post(reverse("conversation:guest_leave", args=[prompt.meeting.code]))
    client.post(question(prompt), words(text="I am somebody else."))
    said = Contribution.objects.last()

    page = client.get(next(receipts_of(said.guest, said))).content.decode()

    assert "I am somebody else." in page


def test_with_the_last_words_a_guest_takes_back_goes_their_name(client, prompt):
    for text in ("Nobody rang.", "Nobody came."):
        client.post(question(prompt), words(text=text, quotable="named", name="Shaz"))
    first, last = Contribution.objects.all()
    assert client.get(question(prompt)).context["form"].initial["name"] == "Shaz"

    withdraw_words(contribution=first, by="link", at=timezone.now())
    assert client.get(question(prompt)).context["form"].initial["name"] == "Shaz"
    withdraw_words(contribution=last, by="link", at=timezone.now())

    page = client.get(question(prompt))
    assert (page.context["form"].initial, Guest.objects.get().name) == ({}, "")
    assert "Shaz" not in page.content.decode()

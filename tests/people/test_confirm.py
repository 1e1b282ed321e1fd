"""Before what weighs much, whoever signed in long ago shows that it is they, and loses nothing."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.utils import timezone

from config import settings as real
from joinedup.access.models import Role, RoleKind
from joinedup.core.fresh import SHOWN_AT, Why, is_fresh
from joinedup.people.models import Member, NewAddress, Session, SignInCode
from joinedup.people.services.codes import MOST_TRIES
from joinedup.record.models import RecordEntry
from tests.factories.people import make_community, make_member, make_role
from tests.house.forms import form_with
from tests.old_sessions import let_grow_old
from tests.seen import seen

pytestmark = pytest.mark.django_db
CONFIRM, CODE = "/people/confirm/", "/people/confirm/code/"
HERE = "http://testserver"


@pytest.fixture
def community():
    return make_community()


@pytest.fixture
def asha(community):
    member = make_member(email="asha@example.org", name="Asha")
    make_role(member=member, community=community, kind=RoleKind.COORDINATOR)
    return member


@pytest.fixture
def old(asha):
    """The browser of somebody who signed in long ago."""
    client = Client(headers={"origin": HERE})
    client.force_login(asha)
    return let_grow_old(client)


@pytest.fixture
def role(community):
    member = make_member(name="Ben")
    return make_role(member=member, community=community, kind=RoleKind.MEMBER)


def code_in_the_email():
    return re.search(r"\d{4}-\d{4}", mail.outbox[-1].body).group()


def presses(client, page, button, **fields):
    here = f"{page.request['PATH_INFO']}?{page.request['QUERY_STRING']}"
    form = form_with(page, here, button)
    return client.post(form.action, form.fields | fields, follow=True)


def shows_it(client, page):
    asks = presses(client, page, "Send me a code")
    return presses(client, asks, "Go on", code=code_in_the_email())


def test_it_holds_for_a_quarter_of_an_hour_after_signing_in(client, asha):
    client.force_login(asha)
    now = timezone.now()

    assert timedelta(minutes=15) == real.FRESH_SIGN_IN
    for later, holds in ((0, True), (1, True), (1.01, False), (-0.5, True), (-1.01, False)):
        at = now + later * settings.FRESH_SIGN_IN - timedelta(seconds=5)
        assert is_fresh(client.session, at) == holds, later


def test_the_page_says_why_and_leads_back_to_where_they_were(old, role):
    end = f"/access/roles/{role.pk}/end/"
    asks = old.get(end, follow=True)
    words = seen(asks.text)
    before = old.cookies["sessionid"].value
    back = shows_it(old, asks)

    assert asks.redirect_chain == [(f"{CONFIRM}?next={end}", 302)]
    assert str(Why.ROLE.value) in words and "asha@example.org" in words
    assert back.redirect_chain[-1] == (end, 302)
    assert mail.outbox[-1].to == ["asha@example.org"]
    # Whoever knew the session's key before gains nothing by it.
    assert old.cookies["sessionid"].value != before
    assert not Session.objects.filter(pk=before).exists()
    assert list(RecordEntry.objects.values_list("event", flat=True)) == ["confirmed"]

    ended = presses(old, back, "End the role")
    assert ended.status_code == 200
    assert not Role.objects.filter(pk=role.pk, until_date=None).exists()


def test_what_was_typed_comes_along_and_is_kept_once(old, asha):
    edit = f"/access/members/{asha.pk}/edit/"
    typed = {"name": "Asha of the long road", "email": "new@example.org", "phone": ""}
    page = old.post(edit, typed, headers={"referer": HERE + edit})

    assert (page.status_code, "no-store" in page["Cache-Control"]) == (401, True)
    assert "Asha of the long road" in page.text
    asks = presses(old, page, "Show that it is you")
    assert str(Why.ADDRESS.value) in seen(asks.text)
    shown = shows_it(old, asks)
    assert "Asha of the long road" in shown.text
    assert not NewAddress.objects.exists()
    presses(old, shown, "Send it")

    assert Member.objects.get(pk=asha.pk).name == "Asha of the long road"
    assert [each.email for each in NewAddress.objects.all()] == ["new@example.org"]


def test_what_was_typed_survives_a_wrong_code_and_a_new_one(old, asha):
    edit = f"/access/members/{asha.pk}/edit/"
    page = old.post(edit, {"name": "Asha of the long road", "email": asha.email})
    asks = presses(old, presses(old, page, "Show that it is you"), "Send me a code")
    wrong = presses(old, asks, "Go on", code="00000000")
    again = presses(old, wrong, "Ask for a new code")
    shown = shows_it(old, again)

    assert "This is not the code" in wrong.text
    assert "Asha of the long road" in shown.text


def test_somebody_elses_words_are_shown_to_nobody(old, asha):
    edit = f"/access/members/{asha.pk}/edit/"
    page = old.post(edit, {"name": "Asha of the long road", "email": asha.email})
    asks = presses(old, page, "Show that it is you")
    form = form_with(asks, CONFIRM, "Send me a code")
    other = Client(headers={"origin": HERE})
    other.force_login(make_member(email="mal@example.org"))
    let_grow_old(other)
    other_asks = other.post(CONFIRM, form.fields, follow=True)
    theirs = presses(other, other_asks, "Go on", code=code_in_the_email())

    assert "long road" not in theirs.text
    assert "somebody else typed it" in theirs.text


def test_a_press_alone_leads_back_to_the_page_with_the_button(old, community):
    people = f"/organisations/communities/{community.pk}/people/"
    asked = old.post(
        f"/access/roles/{make_role(member=make_member(), community=community).pk}/end/",
        {},
        headers={"referer": HERE + people},
    )

    assert asked.url == f"{CONFIRM}?next={people}"


def test_a_file_is_offered_on_a_page_of_its_own(old, community):
    file = f"/organisations/communities/{community.pk}/people/people.csv?role=member"
    ready = shows_it(old, old.get(file, follow=True))

    assert "Your file is ready" in seen(ready.text)
    assert file in ready.text
    assert old.get(file).headers["Content-Type"].startswith("text/csv")


def test_a_code_is_good_once_and_only_for_what_it_was_sent_for(old, asha):
    presses(old, old.get(CONFIRM), "Send me a code")
    code = code_in_the_email()
    other = Client()
    other.post("/people/sign-in/", {"email": asha.email})
    came_in = other.post("/people/sign-in/code/", {"code": code})
    elsewhere = Client()
    elsewhere.force_login(asha)
    let_grow_old(elsewhere).post(CODE, {"code": code})

    assert "This is not the code" in came_in.text
    assert not is_fresh(elsewhere.session, timezone.now())
    old.post(CODE, {"code": code})
    assert is_fresh(old.session, timezone.now())
    let_grow_old(old).post(CODE, {"code": code})
    assert not is_fresh(old.session, timezone.now())


def test_wrong_codes_are_counted(old):
    presses(old, old.get(CONFIRM), "Send me a code")
    code = code_in_the_email()
    for _ in range(MOST_TRIES):
        old.post(CODE, {"code": "00000000"})
    old.post(CODE, {"code": code})

    assert SHOWN_AT not in old.session
    assert SignInCode.objects.get().tries == MOST_TRIES


def test_codes_asked_for_are_counted(old):
    answers = [old.post(CONFIRM, {"way": "email"}).status_code for _ in range(6)]

    assert answers == [302] * 5 + [429]
    assert len(mail.outbox) == 5


def test_nobody_is_led_to_another_site(old):
    asks = old.get(f"{CONFIRM}?next=https://evil.example.org/", follow=True)
    back = shows_it(old, asks)

    assert back.redirect_chain[-1] == ("/", 302)


def test_whoever_may_not_come_in_is_not_asked(old, role):
    other = make_role(member=make_member(), community=make_community())

    assert old.get(f"/access/roles/{other.pk}/end/").status_code == 404

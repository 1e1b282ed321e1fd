"""Signing in by a code: what a person sees, and what nobody can find out."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from joinedup.mail.models import OutgoingEmail
from joinedup.people.models import SignInCode
from joinedup.record.models import RecordEntry
from tests.factories.people import make_community, make_member

pytestmark = pytest.mark.django_db
SIGN_IN = "/people/sign-in/"
CODE = "/people/sign-in/code/"


@pytest.fixture
def member():
    return make_member(community=make_community(), email="asha@example.org", name="Asha")


def _ask(client, email="asha@example.org", query="", **more):
    return client.post(SIGN_IN + query, {"email": email, **more})


def _code():
    return re.search(r"\d{4}-\d{4}", mail.outbox[-1].body).group()


def _wrong(code):
    return code[:-1] + str((int(code[-1]) + 1) % 10)


def _is_signed_in(client):
    return "_auth_user_id" in client.session


def test_a_code_lets_its_owner_in_and_the_record_knows(client, member):
    asked = _ask(client, " Asha@Example.ORG ")
    came_in = client.post(CODE, {"code": _code()})

    assert asked.url == CODE
    assert came_in.url == reverse("home:home_page")
    assert client.session["_auth_user_id"] == str(member.pk)
    assert [m.to for m in mail.outbox] == [["asha@example.org"]]
    assert list(RecordEntry.objects.values_list("event", "by_id")) == [("signed in", member.pk)]
    assert OutgoingEmail.objects.get().body == ""


@pytest.mark.parametrize(
    "typed",
    (
        "asha@example.org\u200b",
        "\u202aasha\u2060@exam\u00adple.org\u202c",
        "\ufeffASHA\uff20example.org",
        "a\u017fha@example\u3002org",
    ),
)
def test_an_address_is_known_with_signs_that_nobody_sees(client, member, typed):
    _ask(client, typed)
    client.post(CODE, {"code": _code()})

    assert mail.outbox[-1].to == ["asha@example.org"]
    assert _is_signed_in(client)


@pytest.mark.parametrize(
    "typed",
    ("İ" * 241 + "@example.org", "ı@example.org", "asha\u3164@example.org", "a\x00@example.org"),
)
def test_an_address_that_no_letter_reaches_is_asked_for_again(client, typed):
    answer = _ask(client, typed)

    assert list(answer.context["form"].errors) == ["email"]
    assert not SignInCode.objects.exists()


def _digits(zero):
    return lambda code: code.translate({ord("0") + n: zero + n for n in range(10)})


@pytest.mark.parametrize(
    "typed",
    (
        lambda c: c.replace("-", ""),
        lambda c: f"  {c[:4]} {c[5:]} ",
        lambda c: "\u200b".join(c),
        *map(_digits, (0x660, 0x6F0, 0x966, 0xFF10, 0x1D7CE)),
    ),
)
def test_a_code_may_be_typed_without_its_dash_and_on_any_keyboard(client, member, typed):
    _ask(client)

    client.post(CODE, {"code": typed(_code())})

    assert _is_signed_in(client)


def test_a_code_of_nothing_that_can_be_seen_uses_up_no_try(client, member):
    _ask(client)

    answer = client.post(CODE, {"code": "\u200b\u3164 -"})

    assert answer.context["form"].errors == {"code": ["Please type the code from the email."]}
    assert SignInCode.objects.get().tries == 0


def test_a_stranger_sees_what_a_member_sees_and_gets_another_letter(client, member):
    pages = []
    for email in ("asha@example.org", "zeno@example.org"):
        client.session.flush()
        client.cookies.clear()
        asked = _ask(client, email)
        waiting = client.get(asked.url).content.decode()
        wrong = client.post(CODE, {"code": "0000-0000"}).content.decode()
        pages.append(
            [
                re.sub(r'(csrfmiddlewaretoken" value=")[^"]+|asha|zeno', "", text)
                for text in (asked.url, waiting, wrong)
            ]
        )

    assert pages[0] == pages[1]
    assert mail.outbox[0].subject == mail.outbox[1].subject
    assert re.search(r"\d{4}-\d{4}", mail.outbox[0].body)
    assert not re.search(r"\d{4}-\d{4}", mail.outbox[1].body)
    assert "http://127.0.0.1:8000/series/" in mail.outbox[1].body


@pytest.mark.parametrize("typed", ("", "0", "-", "٠٠٠٠-٠٠٠٠", "a" * 40, "\x00", "🙂"))
def test_no_code_opens_the_door_to_a_stranger(client, typed):
    _ask(client, "zeno@example.org")

    answer = client.post(CODE, {"code": typed})

    assert answer.status_code == 200
    assert not _is_signed_in(client)


def test_a_wrong_code_is_answered_kindly_and_the_right_one_still_works(client, member):
    _ask(client)
    code = _code()

    wrong = client.post(CODE, {"code": _wrong(code)})
    client.post(CODE, {"code": code})

    assert wrong.context["form"].errors == {
        "code": ["This is not the code in our newest email. Please compare, and try again."]
    }
    assert _wrong(code) in wrong.content.decode()
    assert "asha@example.org" in wrong.content.decode()
    assert _is_signed_in(client)


def test_after_five_wrong_codes_the_right_one_is_no_longer_good(client, member):
    _ask(client)
    code = _code()

    answers = [client.post(CODE, {"code": _wrong(code)}) for _ in range(5)]
    late = client.post(CODE, {"code": code})

    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 302]
    assert late.url == SIGN_IN
    assert not _is_signed_in(client)
    assert 'value="asha@example.org"' in client.get(SIGN_IN).content.decode()


def test_a_code_runs_out_after_fifteen_minutes(client, member):
    _ask(client)
    SignInCode.objects.update(asked_at=timezone.now() - timedelta(minutes=15, seconds=1))

    answer = client.post(CODE, {"code": _code()})

    assert answer.url == SIGN_IN
    assert not _is_signed_in(client)


def test_tries_are_counted_in_the_row_whatever_becomes_of_the_page(client, member):
    _ask(client)

    for _ in range(3):
        client.post(CODE, {"code": "0000-0000"})

    assert SignInCode.objects.get().tries == 3


def test_what_is_kept_of_a_code_is_not_the_code(client, member):
    _ask(client)
    kept = SignInCode.objects.get()
    code = _code().replace("-", "")

    assert code not in kept.code_hash


def test_a_code_works_once_and_only_in_the_browser_that_asked(client, member):
    from django.test import Client

    _ask(client)
    code = _code()
    elsewhere = Client()

    foreign = elsewhere.post(CODE, {"code": code})
    client.post(CODE, {"code": code})
    client.post(reverse("people:sign_out"))
    again = client.post(CODE, {"code": code})

    assert [foreign.url, again.url] == [SIGN_IN, SIGN_IN]
    assert not _is_signed_in(client) and not _is_signed_in(elsewhere)


def test_a_new_code_takes_the_place_of_the_old_one(client, member):
    _ask(client)
    first = _code()
    _ask(client)

    old = client.post(CODE, {"code": first})
    client.post(CODE, {"code": _code()})

    assert old.status_code == 200
    assert _is_signed_in(client)


def test_somebody_who_left_cannot_come_in(client, member):
    member.is_active = False
    member.save()

    _ask(client)

    assert not re.search(r"\d{4}-\d{4}", mail.outbox[-1].body)


@pytest.mark.parametrize("change", ({"is_active": False}, {"email": "new@example.org"}))
def test_whoever_is_changed_between_code_and_door_stays_outside(client, member, change):
    _ask(client)
    for name, value in change.items():
        setattr(member, name, value)
    member.save()

    answer = client.post(CODE, {"code": _code()})

    assert answer.url == SIGN_IN
    assert not _is_signed_in(client)


@pytest.mark.parametrize(
    ("wanted", "led_to"),
    (
        ("/organisations/directory/?page=2", "/organisations/directory/?page=2"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ),
)
def test_people_arrive_where_they_were_going_if_it_is_here(client, member, wanted, led_to):
    asked = client.post(reverse("people:sign_in", query={"next": wanted}), {"email": member.email})
    again = client.get(asked.url).context["again"]
    came_in = client.post(asked.url, {"code": _code()})

    assert came_in.url == led_to
    assert again.startswith(SIGN_IN)
    assert ("evil" in asked.url or "evil" in again) is False


@pytest.mark.parametrize(("ticked", "ends"), ((None, False), ("on", True)))
def test_on_a_shared_phone_the_session_ends_with_the_browser(client, member, ticked, ends):
    _ask(client, **({"is_shared": ticked} if ticked else {}))

    client.post(CODE, {"code": _code()})

    assert client.session.get_expire_at_browser_close() is ends
    assert (client.cookies["sessionid"]["max-age"] == "") is ends


def test_signing_out_needs_a_button_and_forgets_everything(client, member):
    client.force_login(member)

    by_link = client.get(reverse("people:sign_out"))
    still_in = _is_signed_in(client)
    client.post(reverse("people:sign_out"))

    assert (by_link.status_code, still_in, _is_signed_in(client)) == (405, True, False)


def test_a_mistyped_address_is_answered_beside_the_field(client):
    answer = _ask(client, "asha at example")

    assert answer.context["form"].errors == {
        "email": ["This is not a whole email address. It looks like name@example.org."]
    }
    assert 'value="asha at example"' in answer.content.decode()
    assert mail.outbox == []


def test_somebody_signed_in_is_not_asked_again(client, member):
    client.force_login(member)

    answers = [client.get(address).url for address in (SIGN_IN, CODE)]

    assert answers == ["/", "/"]


@pytest.mark.parametrize("is_demo", (True, False))
def test_the_demo_says_where_its_codes_are(client, settings, is_demo):
    settings.DEMO = is_demo
    client.post(reverse("people:sign_in"), {"email": "somebody@example.org"})

    page = client.get(reverse("people:sign_in_code")).content.decode()

    assert ("/mail/dev/?to=somebody%40example.org" in page) is is_demo


def test_the_letter_says_until_when_as_every_page_says_the_time(client, member):
    _ask(client)

    body = mail.outbox[-1].body
    assert re.search(r"It works once, until \d\d:\d\d\.\n", body), body


@pytest.mark.parametrize("odd", ("nowhere", "people:sign_out", "javascript:alert(1)", "a b"))
def test_signing_in_leads_to_a_page_of_ours_or_home(client, member, odd):
    client.force_login(member)

    led = client.get(reverse("people:sign_in"), {"next": odd})

    assert (led.status_code, led.url) == (302, "/")


@pytest.mark.parametrize("is_shared", ({"is_shared": "on"}, {}))
def test_a_browser_keeps_no_page_of_somebody_signed_in(client, member, is_shared):
    _ask(client, **is_shared)
    client.post(CODE, {"code": _code()})

    pages = [
        client.get(reverse("people:profile")),
        # Only pages that say so are kept for a bad line.
        client.get(reverse("people:profile"), headers={"X-Offline-Copy": "yes"}),
    ]

    assert [page["Cache-Control"] for page in pages] == ["private, no-cache, no-store"] * 2


@pytest.mark.parametrize(("is_secure", "cleared"), ((True, '"cache"'), (False, None)))
def test_signing_out_clears_what_the_browser_holds_of_pages(client, member, is_secure, cleared):
    client.force_login(member)

    answer = client.post(reverse("people:sign_out"), secure=is_secure)

    assert answer.headers.get("Clear-Site-Data") == cleared
    assert "no-store" in answer["Cache-Control"]


def test_a_large_file_that_nobody_asked_for_is_kept_nowhere(client):
    large = SimpleUploadedFile("large.bin", b"x" * 3_000_000)

    sent = _ask(client, "nobody", file=large)

    assert (sent.status_code, dict(sent.wsgi_request.FILES)) == (200, {})

"""What was denied leaves one line each, and no line tells about whom."""

import io
import logging
import re
from datetime import date

import pytest
from django.core.signing import Signer
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.core.denials import Denial, mark_of_the_day
from joinedup.core.limits import SEARCHING
from joinedup.people.lib.limits import CODES_OF_AN_ADDRESS
from joinedup.recommendations.lib.answer_links import answer_path
from joinedup.series.lib.limits import WRONG_CODES
from joinedup.votes.lib.limits import BALLOTS
from tests.factories.people import make_community, make_member, make_role
from tests.factories.recommendations import make_asked
from tests.factories.series import make_series
from tests.factories.votes import make_poll, make_statement
from tests.house.tree import ROOT
from tests.old_sessions import let_grow_old
from tests.people.apps import make_app

pytestmark = pytest.mark.django_db
SOMEBODY = "203.0.113.77"
# What is sent or kept with each request, and must not be in the log.
NAME, EMAIL, WORDS, CODE = "Canaria Vogel", "canary@example.org", "canary-words", "CNRY-CNRY"
CANARIES = ["canar", "vogel", "cnry", "203.0.113", "90909090", "secret"]
LINE = re.compile(
    r"WARNING joinedup\.denials: denied (?P<denial>\S+) view=(?P<view>\S+) method=(?P<method>\S+) "
    r"status=(?P<status>\d+) reason=(?P<reason>\S+) from=(?P<mark>[0-9a-f]{10})$"
)

# What leaves which line.
KINDS = {}


@pytest.fixture
def log():
    """What the program's own handler writes, as somebody reads it who runs the program."""
    (console,) = (each for each in logging.root.handlers if type(each) is logging.StreamHandler)
    written = io.StringIO()
    before = console.setStream(written)
    yield lambda: written.getvalue().splitlines()
    console.setStream(before)


@pytest.fixture
def browser():
    """Somebody's, with canaries in everything that it sends along with a request."""
    headers = {"user-agent": f"{NAME} {WORDS}", "referer": f"http://testserver/?{EMAIL}"}
    return Client(REMOTE_ADDR=SOMEBODY, headers=headers, raise_request_exception=False)


@pytest.fixture
def member():
    return make_member(community=make_community(), name=NAME, email=EMAIL)


def use_up(limit, *who, most=None):
    for _ in range(most or limit.most):
        limit.count(*who, at=timezone.now(), most=most)


def leaves(line):
    """Note which line this leaves: what was denied, page, method, status, reason."""

    def decorator(deny):
        KINDS[deny] = line
        return deny

    return decorator


@leaves("sign-in-first people:profile GET 302 -")
def sign_in_first(browser, member):
    browser.get(f"{reverse('people:profile')}?{EMAIL}={WORDS}")


@leaves("sign-in-first people:profile POST 401 -")
def sign_in_first_with_words(browser, member):
    sent = {"name": NAME, "experience": WORDS}
    browser.post(reverse("people:profile"), sent, headers={"referer": "http://testserver/"})


@leaves("confirm-first organisations:people_csv GET 302 -")
def confirm_first(browser, member):
    browser.force_login(member)
    community = member.roles.get().community
    make_role(member=member, community=community, kind=RoleKind.COORDINATOR)
    let_grow_old(browser)
    browser.get(reverse("organisations:people_csv", args=[community.pk]))


@leaves("wrong-sign-in-code people:confirm POST 200 of-an-app")
def wrong_app_code(browser, member):
    make_app(member, timezone.now())
    browser.force_login(member)
    let_grow_old(browser)
    browser.post(reverse("people:confirm"), {"code": "909090"})


@leaves("wrong-sign-in-code people:passkey_sign_in POST 302 of-a-passkey")
def wrong_passkey(browser, member):
    browser.post(reverse("people:passkey_sign_in"), {"question": WORDS, "answer": WORDS})


@leaves("not-allowed series:series_edit GET 403 -")
def not_allowed(browser, member):
    browser.force_login(member)
    series = make_series(community=member.roles.get().community, title=WORDS)
    browser.get(reverse("series:series_edit", args=[series.pk]))


@leaves("not-found home:record_page GET 404 -")
def not_found(browser, member):
    browser.force_login(member)
    browser.get(f"{reverse('home:record_page', args=[make_community(name=WORDS).pk])}?{EMAIL}")


@leaves("no-such-page - GET 404 -")
def no_such_page(browser, member):
    browser.get(f"/{WORDS}/{EMAIL}/")


@leaves("wrong-method people:sign_out other 405 -")
def wrong_method(browser, member):
    browser.generic(f"{WORDS}", reverse("people:sign_out"), EMAIL)


@leaves("wrong-meeting-code conversation:code_room GET 404 -")
def wrong_meeting_code(browser, member):
    browser.get(reverse("conversation:code_room", args=[CODE]))


@leaves("wrong-meeting-code conversation:code_enter POST 404 -")
def wrong_meeting_code_typed(browser, member):
    browser.post(reverse("conversation:code_enter"), {"code": CODE})


@leaves("wrong-meeting-code room:code_now GET 404 -")
def wrong_meeting_code_asked_by_a_phone(browser, member):
    browser.get(reverse("room:code_now", args=[CODE]))


@leaves("too-often conversation:code_room GET 429 wrong-meeting-codes")
def wrong_meeting_codes_too_often(browser, member):
    use_up(WRONG_CODES, SOMEBODY)
    browser.get(reverse("conversation:code_room", args=[CODE]))


@leaves("wrong-sign-in-code people:sign_in_code POST 200 -")
def wrong_sign_in_code(browser, member):
    browser.post(reverse("people:sign_in"), {"email": EMAIL})
    browser.post(reverse("people:sign_in_code"), {"code": "90909090"})


@leaves("wrong-sign-in-code people:sign_in_code POST 302 none-pending")
def sign_in_code_without_one(browser, member):
    browser.post(reverse("people:sign_in_code"), {"code": "90909090"})


@leaves("too-often people:sign_in POST 429 codes-to-one-address")
def sign_in_codes_too_often(browser, member):
    use_up(CODES_OF_AN_ADDRESS, EMAIL, SOMEBODY)
    browser.post(reverse("people:sign_in"), {"email": EMAIL})


@leaves("wrong-link reports:receipt GET 404 -")
def wrong_link(browser, member):
    browser.get(reverse("reports:receipt", args=[f"{WORDS}.secret"]))


@leaves("no-ballot votes:vote POST 409 -")
def no_ballot(browser, member):
    statement = make_statement(poll=make_poll(is_open=True), text=WORDS)
    meeting = statement.poll.meeting
    forged = Signer(salt="secret").sign_object([1, "canary"])
    browser.cookies[f"ballot-statements-{meeting.pk}"] = forged
    browser.post(
        reverse("votes:vote", args=[meeting.code]), {"statement": statement.pk, "value": 1}
    )


@leaves("too-often votes:vote POST 429 ballots")
def ballots_too_often(browser, member):
    statement = make_statement(poll=make_poll(is_open=True), text=WORDS)
    here = reverse("votes:vote", args=[statement.poll.meeting.code])
    use_up(BALLOTS, SOMEBODY, statement.poll.pk)
    browser.get(here)
    browser.post(here, {"statement": statement.pk, "value": 1})


@leaves("too-often home:search GET 429 searches")
def searches_too_often(browser, member):
    browser.force_login(member)
    use_up(SEARCHING, "member", member.pk)
    browser.get(reverse("home:search"), {"words": WORDS})


@leaves("too-often access:member_edit POST 200 new-addresses")
def new_addresses_too_often(browser, member):
    browser.force_login(member)
    here = reverse("access:member_edit", args=[member.pk])
    for number in range(6):
        given = {"name": NAME, "email": f"canary{number}@example.org", "phone": ""}
        answer = browser.post(here, given)
    assert list(answer.context["form"].errors) == ["email"]


@leaves("forged-form people:sign_in POST 403 cookie")
def forged_form(browser, member):
    strict = Client(REMOTE_ADDR=SOMEBODY, enforce_csrf_checks=True)
    strict.post(reverse("people:sign_in"), {"email": EMAIL, "csrfmiddlewaretoken": "secret"})


@leaves("forged-form people:sign_in POST 403 origin")
def form_from_elsewhere(browser, member):
    strict = Client(REMOTE_ADDR=SOMEBODY, enforce_csrf_checks=True)
    strict.post(
        reverse("people:sign_in"),
        {"email": EMAIL},
        headers={"origin": f"https://{WORDS}.example.org"},
    )


@leaves("suspicious - GET 400 DisallowedHost")
def another_host(browser, member):
    browser.get("/", headers={"host": f"{WORDS}.example.org"})


@leaves("suspicious people:sign_in POST 400 TooManyFieldsSent")
def too_many_fields(browser, member):
    browser.post(reverse("people:sign_in"), {f"{WORDS}{n}": EMAIL for n in range(10_001)})


@leaves("link-expired recommendations:answer_by_link GET 410 -")
def link_expired(browser, member):
    asked = make_asked(owner_email=EMAIL)
    earlier = answer_path(asked)
    asked.owner_email = "another@example.org"
    asked.save()
    browser.get(earlier)


@leaves("bad-request people:sign_in POST 400 -")
def bad_request(browser, member):
    browser.generic(
        "POST",
        reverse("people:sign_in"),
        WORDS,
        content_type=f"multipart/form-data; boundary={NAME}é",
    )


@pytest.mark.parametrize("deny", KINDS)
def test_each_denial_leaves_one_line_that_tells_of_nobody(deny, browser, member, log):
    deny(browser, member)

    (line,) = log()
    said = LINE.search(line)
    assert said, line
    told = [said[each] for each in ("denial", "view", "method", "status", "reason")]
    assert " ".join(told) == KINDS[deny]
    assert said["mark"] == mark_of_the_day(SOMEBODY, timezone.localdate())
    assert [each for each in CANARIES if each in line.lower()] == []


def test_a_connection_has_another_mark_each_day():
    today, tomorrow = date(2026, 5, 1), date(2026, 5, 2)

    marks = [
        mark_of_the_day(network, day)
        for day in (today, tomorrow)
        for network in (SOMEBODY, "203.0.113.78")
    ]

    assert len(set(marks)) == 4
    assert mark_of_the_day(SOMEBODY, today) == marks[0]


def test_what_is_not_denied_leaves_no_line(browser, member, log):
    browser.get(reverse("home:home_page"))
    browser.get("/home/about")
    browser.force_login(member)
    browser.post(reverse("people:sign_out"))

    assert log() == []


def test_something_suspicious_without_a_request_is_told_by_its_kind(log):
    logging.getLogger("django.security.SuspiciousSession").warning("Session of %s", EMAIL)

    (line,) = log()
    assert line.endswith("WARNING joinedup.denials: denied suspicious reason=SuspiciousSession")


def test_every_kind_of_denial_is_made_here_and_told_in_the_document():
    page = (ROOT / "docs" / "reference" / "log.md").read_text()

    assert {line.partition(" ")[0] for line in KINDS.values()} == {each.value for each in Denial}
    assert [each.value for each in Denial if f"| `{each.value}` |" not in page] == []

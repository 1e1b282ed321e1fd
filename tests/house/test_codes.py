"""Every address that takes a meeting's code counts wrong ones, and then tells a right one from no
other; a room behind one connection gets in all the same."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from joinedup.core.models import Count
from joinedup.series.lib.limits import WRONG_CODES, WRONG_CODES_A_DAY
from joinedup.series.services.codes import count_wrong_code
from joinedup.series.services.meetings import CODE_ALPHABET, CODE_LENGTH
from tests.at_once import at_once
from tests.factories.conversation import make_contribution, make_guest, make_prompt
from tests.factories.series import make_meeting
from tests.house.routes import ROUTES

HERE = "127.0.0.1"
PAGES = sorted(name for name, parts in ROUTES.items() if "code" in parts)


@pytest.fixture
def meeting():
    return make_meeting(is_open=True, starts_at=timezone.now())


@pytest.fixture
def prompt(meeting):
    return make_prompt(meeting=meeting)


def ways(page, code, prompt):
    """How a code may come to a page: by each method."""
    parts = {"code": code, "pk": prompt.pk}
    address = reverse(page, kwargs={each: parts[each] for each in ROUTES[page]})
    return [("get", address), ("post", address)]


def answer(browser, way, address, code):
    response = getattr(browser, way)(address)
    text = response.content.decode().replace(code, "").replace(code.lower(), "")
    token = response.context and response.context.get("csrf_token")
    return response.status_code, text.replace(str(token), "")


def wrong(number):
    return f"ZZ{number:06}"


def use_up(most=WRONG_CODES.most):
    for number in range(most):
        count_wrong_code(HERE, wrong(number), timezone.now())


@pytest.mark.django_db
def test_there_are_pages_to_look_at():
    assert len(PAGES) > 8


@pytest.mark.django_db
@pytest.mark.parametrize("page", PAGES)
def test_wrong_codes_are_counted_through_every_address(client, page, prompt):
    [(_get, address), _post] = ways(page, wrong(1), prompt)
    for _ in range(3):
        assert client.get(address).status_code in (404, 405)
        assert client.post(address).status_code in (404, 405)

    # However often, and by whatever way, one wrong code is one guess.
    marks = [limit.mark(HERE) for limit in (WRONG_CODES, WRONG_CODES_A_DAY)]
    assert [Count.objects.get(mark=mark).count for mark in marks] == [1, 1]


@pytest.mark.django_db
@pytest.mark.parametrize("page", PAGES)
def test_once_over_right_and_wrong_codes_are_answered_the_same(page, prompt):
    use_up()
    told = [
        [answer(Client(), *way, code) for way in ways(page, code, prompt)]
        for code in (prompt.meeting.code, wrong(999_999), wrong(1))
    ]

    assert told[0] == told[1] == told[2]
    assert {status for status, _text in told[0]} <= {429, 405}
    assert 429 in {status for status, _text in told[0]}


@pytest.mark.django_db
def test_once_over_nothing_is_looked_up(client, meeting, django_assert_num_queries):
    use_up()
    for code in (meeting.code, wrong(7)):
        with django_assert_num_queries(1):  # whether it is over
            client.get(reverse("room:code_now", args=[code]))


@pytest.mark.django_db
@pytest.mark.parametrize("as_typed", (str, str.lower, lambda code: f" {code[:4]}-{code[4:]} "))
def test_the_form_for_a_code_is_such_a_page(client, meeting, as_typed):
    enter = reverse("conversation:code_enter")
    before = client.post(enter, {"code": as_typed(meeting.code)})
    use_up()
    told = [client.post(enter, {"code": code}) for code in (as_typed(meeting.code), wrong(7))]

    assert before.url == reverse("conversation:code_room", args=[meeting.code])
    assert [each.status_code for each in told] == [429, 429]


@pytest.mark.django_db
def test_whoever_takes_part_already_is_never_stopped_and_only_there(meeting, client):
    from joinedup.conversation.lib.session import GUESTS

    guest = make_guest(meeting=meeting)
    make_contribution(prompt=make_prompt(meeting=meeting), guest=guest)
    other = make_meeting(is_open=True, starts_at=timezone.now())
    session = client.session
    until = timezone.now().timestamp() + 600
    session[GUESTS] = {str(meeting.pk): {"guest": guest.pk, "quotable": "no", "until": until}}
    session.save()
    use_up()

    asked = [
        browser.get(reverse("room:code_now", args=[code])).status_code
        for browser in (client, Client())
        for code in (meeting.code, other.code, wrong(7))
    ]
    assert asked == [200, 429, 429, 429, 429, 429]


@pytest.mark.django_db
def test_two_hundred_phones_behind_one_connection_get_in_each_after_one_slip(meeting):
    room = reverse("conversation:code_room", args=[meeting.code])
    enter = reverse("conversation:code_enter")
    answers = []
    for number in range(200):
        phone = Client()
        slip = phone.post(enter, {"code": wrong(number)})
        right = phone.post(enter, {"code": meeting.code})
        answers.append((slip.status_code, right.status_code, phone.get(room).status_code))

    assert set(answers) == {(404, 302, 200)}


@pytest.mark.django_db(transaction=True)
def test_of_many_guesses_at_once_no_more_are_answered_than_the_limit_says():
    use_up(WRONG_CODES.most - 5)

    def guess(number):
        address = reverse("room:code_now", args=[wrong(10_000 + number)])
        return lambda: Client().get(address).status_code

    answers = at_once(*map(guess, range(20)))

    assert sorted(answers) == [404] * 5 + [429] * 15


@pytest.mark.django_db
def test_who_comes_with_the_right_code_costs_no_writing(client, meeting):
    client.get(reverse("conversation:code_room", args=[meeting.code]))
    client.get(reverse("room:code_now", args=[meeting.code]))

    assert not Count.objects.exists()


def test_guessing_as_fast_as_the_limit_lets_one_takes_more_than_a_century():
    codes, meetings = len(CODE_ALPHABET) ** CODE_LENGTH, 100
    guesses_a_day = min(
        limit.most * 24 * 3600 / limit.seconds for limit in (WRONG_CODES, WRONG_CODES_A_DAY)
    )
    # Drawn without putting back, the first of so many is found after this many on average.
    guesses = (codes + 1) / (meetings + 1)

    assert guesses / guesses_a_day / 365.25 > 100


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("starts", "status"),
    ((-3, 404), (-2, 404), (-1, 200), (0, 200), (1, 200), (2, 404), (3, 404)),
)
def test_a_code_works_from_the_day_before_to_the_day_after(client, starts, status):
    noon = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
    starts_at = noon + timedelta(days=starts)
    meeting = make_meeting(starts_at=starts_at, ends_at=starts_at + timedelta(hours=2))

    for name in ("conversation:code_room", "room:code_now"):
        assert client.get(reverse(name, args=[meeting.code])).status_code == status


@pytest.mark.django_db
@pytest.mark.parametrize(("is_cancelled", "status"), ((False, 200), (True, 404)))
def test_while_words_are_taken_a_code_works_whenever_that_is(client, is_cancelled, status):
    meeting = make_meeting(
        is_open=True,
        starts_at=timezone.now() - timedelta(days=30),
        cancelled_at=timezone.now() if is_cancelled else None,
    )

    answer = client.get(reverse("conversation:code_room", args=[meeting.code]))

    assert answer.status_code == status

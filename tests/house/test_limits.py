"""Limits are said where they are, and met by what they are for."""

from collections import Counter

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.conversation.lib.limits import WORDS
from joinedup.conversation.models import Contribution
from joinedup.core.limits import EXPORTING, SEARCHING, declared_limits
from joinedup.series.lib.limits import JOIN_REQUESTS
from joinedup.series.models import JoinRequest
from joinedup.votes.lib.limits import BALLOTS, SUGGESTIONS
from joinedup.votes.models import Ballot, Statement
from tests.factories.conversation import make_prompt
from tests.factories.people import make_member
from tests.factories.series import make_meeting, make_series
from tests.factories.votes import make_poll, make_statement
from tests.house.limits import COMMAND, PAGE, as_page

HERE = "127.0.0.1"
pytestmark = pytest.mark.django_db


def use_up(limit, *who, leave=0, most=None):
    for _ in range((most or limit.most) - leave):
        assert limit.count(*who, at=timezone.now(), most=most)


@pytest.fixture
def meeting():
    return make_meeting(is_open=True, starts_at=timezone.now())


def test_the_document_is_made_from_the_table():
    assert PAGE.read_text() == as_page(), f"Please run: {COMMAND}"


def test_each_limit_has_a_name_of_its_own():
    names = Counter(limit.name for limit in declared_limits())

    assert set(names.values()) == {1}


def test_words_beyond_the_limit_are_held_out_and_shown_again(client, meeting):
    prompt = make_prompt(meeting=meeting)
    use_up(WORDS, "network", HERE, leave=1, most=WORDS.together)
    address = reverse("conversation:code_contribute", args=[meeting.code, prompt.pk])

    def say(text):
        sent = client.get(address).context["form"]
        key = sent["key"].value()
        fields = {"key": key, "text": text, "voice": "unstated", "quotable": "no"}
        fields["whose"] = "anybody"
        return client.post(address, fields, headers={"referer": f"http://testserver{address}"})

    taken, refused = say("One way that works."), say("Another way that I typed at length.")

    assert (taken.status_code, refused.status_code) == (302, 429)
    assert [each.text for each in Contribution.objects.all()] == ["One way that works."]
    page = refused.content.decode()
    assert "Another way that I typed at length." in page
    assert "Please try again in 10 minutes." in page
    assert f'action="{address}"' in page
    assert 0 < int(refused["Retry-After"]) <= WORDS.seconds
    # Somebody behind another connection goes on.
    assert client.post(address, {}, REMOTE_ADDR="203.0.113.7").status_code == 200


def test_a_member_is_counted_as_a_person_wherever_they_are(client, meeting):
    prompt = make_prompt(meeting=meeting)
    one, other = (make_member(community=meeting.series.community) for _ in range(2))
    use_up(WORDS, "member", one.pk)
    address = reverse("conversation:contribute", args=[prompt.pk])

    answers = []
    for person in (one, other):
        client.force_login(person)
        answers.append(client.post(address, {}, REMOTE_ADDR="203.0.113.7").status_code)

    assert answers == [429, 200]


def test_suggestions_are_counted_without_looking_who_it_is(client, meeting):
    poll = make_poll(meeting=meeting, is_open=True)
    use_up(SUGGESTIONS, "network", HERE)
    client.force_login(make_member(community=meeting.series.community))

    answer = client.post(reverse("votes:suggest", args=[meeting.code]), {"text": "Ring people."})

    assert answer.status_code == 429
    assert not Statement.objects.filter(poll=poll).exists()


def test_one_connection_has_so_many_ballots_and_each_may_be_changed(meeting):
    poll = make_poll(meeting=meeting, is_open=True)
    statement = make_statement(poll=poll)
    address = reverse("votes:vote", args=[meeting.code])
    use_up(BALLOTS, HERE, poll.pk, leave=2)

    def vote(phone, value):
        phone.get(address)
        return phone.post(address, {"statement": statement.pk, "value": value}).status_code

    phones = [Client() for _ in range(3)]
    first = [vote(phone, 1) for phone in phones]
    again = [vote(phone, -1) for phone in phones]

    assert first == again == [302, 302, 429]
    assert Ballot.objects.filter(poll=poll).count() == 2


def test_made_up_requests_to_join_close_the_form_for_nobody_else(client):
    series = make_series()
    address = reverse("series:join_ask", args=[series.pk])

    def ask(number, connection=HERE):
        key = client.get(address).context["form"]["key"].value()
        fields = {"key": key, "name": "Zeno", "email": f"zeno{number}@example.org", "message": ""}
        return client.post(address, fields, REMOTE_ADDR=connection).status_code

    flood = [ask(number) for number in range(JOIN_REQUESTS.together + 5)]
    somebody = ask(999, "203.0.113.7")

    assert flood == [302] * JOIN_REQUESTS.together + [429] * 5
    assert somebody == 302
    assert JoinRequest.objects.count() == JOIN_REQUESTS.together + 1


@pytest.mark.parametrize(
    ("page", "limit"),
    (
        ("home:search", SEARCHING),
        ("series:replies_csv", EXPORTING),
        ("series:attendance_csv", EXPORTING),
        ("conversation:contributions_csv", EXPORTING),
        ("votes:votes_csv", EXPORTING),
        ("recommendations:ledger_export", EXPORTING),
    ),
)
def test_searches_and_files_have_a_limit(client, page, limit):
    series = make_series()
    person = make_member(community=series.community, role=RoleKind.COORDINATOR)
    client.force_login(person)
    address = reverse(page, args=[series.pk] if "csv" in page else [])
    use_up(limit, "member", person.pk, leave=1)

    answers = [client.get(address, {"words": "damp"}).status_code for _ in range(2)]

    assert answers == [200, 429]

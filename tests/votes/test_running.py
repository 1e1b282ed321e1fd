"""What the facilitators do with statements and the vote."""

import uuid

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from joinedup.record.models import RecordEntry
from joinedup.votes.models import Poll, Statement
from tests.factories.series import make_meeting
from tests.factories.votes import make_ballots, make_poll, make_statement

pytestmark = pytest.mark.django_db


def at(name, thing):
    return reverse(f"votes:{name}", args=[thing.pk])


def on_the_list(page):
    return {
        state: [statement.text for statement in statements]
        for state, statements in page.context["lists"].items()
    }


def test_statements_are_written_released_hidden_and_shown_again(runs, meeting):
    form = {"key": uuid.uuid4(), "text": "Buses run."}
    for sent in (form, form, {**form, "text": "Rent is fair."}):
        runs.post(at("statement_list", meeting), sent)
    poll = Poll.objects.get()
    suggested = make_statement(poll=poll, state="suggested", text="Ask us.")

    written = on_the_list(runs.get(at("statement_list", meeting)))
    runs.post(at("statement_release", suggested))
    runs.post(at("statement_hide", poll.statements.first()), {"reason": "Said twice."})
    hidden = runs.get(at("statement_list", meeting))
    runs.post(at("statement_release", poll.statements.get(text="Buses run.")))
    shown = on_the_list(runs.get(at("statement_list", meeting)))

    assert written == {
        "suggested": ["Ask us."],
        "released": ["Buses run.", "Rent is fair."],
        "hidden": [],
    }
    assert on_the_list(hidden) == {
        "suggested": [],
        "released": ["Rent is fair.", "Ask us."],
        "hidden": ["Buses run."],
    }
    assert "Reason: Said twice." in hidden.content.decode()
    assert shown["released"] == ["Buses run.", "Rent is fair.", "Ask us."]


def test_hiding_wants_a_reason(runs, poll):
    statement = make_statement(poll=poll)

    answer = runs.post(at("statement_hide", statement), {"reason": "  "})

    assert "Please say why." in answer.content.decode()
    assert Statement.objects.get().state == "released"


def test_statements_are_ordered_until_voting_opens(runs, meeting):
    poll = make_poll(meeting=meeting, is_open=False)
    first, second, third = (make_statement(poll=poll, text=text) for text in "ABC")

    runs.post(at("statement_move", third), {"to": "up"})
    runs.post(at("statement_move", first), {"to": "up"})
    runs.post(at("statement_move", second), {"to": "down"})
    ordered = on_the_list(runs.get(at("statement_list", meeting)))["released"]
    runs.post(at("poll_open", meeting))
    runs.post(at("statement_move", third), {"to": "up"})
    later = on_the_list(runs.get(at("statement_list", meeting)))["released"]

    assert (ordered, later) == (["A", "C", "B"], ["A", "C", "B"])


def test_voting_is_opened_closed_opened_again_and_revealed_for_good(runs, meeting):
    make_statement(poll=make_poll(meeting=meeting, is_open=False))
    states = []
    for act in (
        "poll_reveal",
        "poll_close",
        "poll_open",
        "poll_open",
        "poll_reveal",
        "poll_close",
        "poll_close",
        "poll_open",
        "poll_close",
        "poll_reveal",
        "poll_reveal",
        "poll_open",
        "poll_close",
    ):
        runs.post(at(act, meeting))
        poll = Poll.objects.get()
        states.append((poll.is_open, poll.closed_at is not None, poll.is_revealed))

    unopened, open_, closed, revealed = (
        (False, False, False),
        (True, False, False),
        (False, True, False),
        (False, True, True),
    )
    assert states == [
        *(unopened, unopened, open_, open_, open_, closed, closed, open_, closed),
        *(revealed, revealed, revealed, revealed),
    ]
    assert [entry.event for entry in RecordEntry.objects.order_by("pk")] == [
        "votes opened",
        "votes closed",
        "votes opened",
        "votes closed",
        "votes revealed",
    ]


def test_after_the_results_nothing_is_added(runs, meeting):
    poll = make_poll(meeting=meeting, is_revealed=True)
    suggested = make_statement(poll=poll, state="suggested")

    late = runs.post(at("statement_list", meeting), {"text": "One more."})
    runs.post(at("statement_release", suggested))

    assert late.status_code == 409
    assert "results are shown already" in late.content.decode()
    assert list(Statement.objects.values_list("state", flat=True)) == ["suggested"]


def test_the_record_holds_who_did_what_and_no_vote(runs, facilitator, client, statements):
    poll = statements[0].poll
    make_ballots(poll, statements, ["ad", "pp"])
    runs.post(at("statement_list", poll.meeting), {"key": uuid.uuid4(), "text": "More."})
    runs.post(at("statement_hide", statements[1]), {"reason": "Said twice."})
    runs.post(at("paper", poll.meeting), {"key": uuid.uuid4(), "lines": "a\nd\nd"})
    runs.post(at("poll_close", poll.meeting))
    runs.post(at("poll_reveal", poll.meeting))

    kind = {"kind": "statements"}
    lines = RecordEntry.objects.order_by("pk")
    assert [(line.event, line.by_id, line.details) for line in lines] == [
        ("statement written", facilitator.pk, kind),
        ("statement hidden", facilitator.pk, kind),
        ("paper ballots typed", facilitator.pk, kind | {"ballots": 3}),
        ("votes closed", facilitator.pk, kind),
        ("votes revealed", facilitator.pk, kind),
    ]


def test_a_statement_of_people_is_shown_as_text(runs, client, poll):
    make_statement(poll=poll, text="<script>alert(1)</script>")
    make_statement(poll=poll, text="<b>bold</b>", state="suggested")

    pages = [
        runs.get(at("statement_list", poll.meeting)),
        client.get(reverse("votes:vote", args=[poll.meeting.code])),
    ]

    for page in pages:
        soup = BeautifulSoup(page.content, "html.parser")
        assert [each.get("src") for each in soup.find_all("script") if not each.get("src")] == []
        assert soup.find("b") is None


@pytest.mark.parametrize("size", [1, 3, 300])
def test_the_list_asks_the_same_number_of_queries(runs, meeting, size, django_assert_num_queries):
    poll = make_poll(meeting=meeting)
    statements = [make_statement(poll=poll) for _ in range(size)]
    for state in ("suggested", "hidden"):
        for _ in range(size):
            make_statement(poll=poll, state=state)
    make_ballots(poll, statements[:1], ["a"] * size)

    with django_assert_num_queries(8):
        runs.get(at("statement_list", meeting))


def test_a_meeting_without_a_vote_has_its_pages_too(runs, client):
    meeting = make_meeting(starts_at=timezone.now())
    facilitated = runs.get(at("statement_list", make_poll(is_open=False).meeting))
    page = client.get(reverse("votes:vote", args=[meeting.code]))

    assert facilitated.status_code == 404  # of another community
    assert "Voting has not opened" in page.content.decode()

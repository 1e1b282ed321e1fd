"""Lists of ballots typed from paper, which can be put right line by line."""

import uuid

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from joinedup.people.models import Member
from joinedup.votes.models import Poll
from joinedup.votes.selectors.paper import typed_ballots_of
from joinedup.votes.selectors.polls import turnout
from joinedup.votes.services.casting import TooManyChosen
from joinedup.votes.services.paper import (
    change_typed_ballot,
    type_ballots,
)
from joinedup.votes.services.polls import close_poll, reveal_poll
from joinedup.votes.services.statements import hide_statement
from tests.factories.people import make_member
from tests.factories.votes import make_ideas, make_poll, make_typed_ballot
from tests.votes.typed import cast, now, numbered, reveal

pytestmark = pytest.mark.django_db


class Scribe:
    """A scribe's browser at the page of one poll."""

    def __init__(self, poll, meeting):
        self.poll, self.meeting = poll, meeting
        self.member = make_member(community=meeting.series.community)
        meeting.scribes.add(self.member)
        self.browser = Client()
        self.browser.force_login(self.member)

    def at(self, name, *line):
        space = "votes:ideas" if self.poll.kind == "recommendations" else "votes"
        return reverse(f"{space}:{name}", args=[self.meeting.pk, *line])

    def type(self, *lines, key=None, above=""):
        form = {"key": key or uuid.uuid4(), "lines": "\n".join(lines)}
        return self.post(f"{self.at('paper')}?above={above}", form)

    def post(self, address, form=()):
        answer = self.browser.post(address, dict(form), follow=True)
        self.soup = BeautifulSoup(answer.content, "html.parser")
        self.status = answer.status_code
        return self.soup.main.get_text(" ", strip=True)

    def look(self):
        self.soup = BeautifulSoup(self.browser.get(self.at("paper")).content, "html.parser")
        return [row.get_text(" ", strip=True) for row in self.soup.select("#typed ~ .rows > li")]

    @property
    def lines(self):
        return [line.counted for line in typed_ballots_of(self.member, self.poll)]

    @property
    def pks(self):
        return [line.pk for line in typed_ballots_of(self.member, self.poll)]


@pytest.fixture
def scribe(meeting):
    poll = make_poll(meeting=meeting)
    numbered(poll)
    return Scribe(poll, meeting)


@pytest.mark.parametrize(
    ("kind", "first", "then"),
    [
        ("statements", ["1a 2d", "1d 2a"], ["1p 2p", "1a 2d", "1d 2a"]),
        ("statements", ["1a 2d", "1d 2a"], ["1a 2d", "1p 2p", "1d 2a"]),
        ("statements", ["1a 2d", "1d 2a"], ["1a 2d", "1d 2a", "1p 2p"]),
        ("statements", ["1a", "1a", "1a"], ["1a", "1a", "1a", "1a"]),
        ("statements", ["1a", "1a", "1a"], ["1a"]),
        ("statements", ["1a", "2d"], ["2d", "1a"]),
        ("statements", ["1a", "2d"], ["1a", "2p"]),
        ("statements", ["1a 2d"], ["2d 1a"]),
        ("recommendations", ["2 3", "1"], ["3", "2 3", "1"]),
        ("recommendations", ["2 3"], ["3 2", "3 2"]),
    ],
)
@pytest.mark.parametrize("is_closed", [False, True])
def test_the_same_form_again_is_the_list_as_it_was_sent_last(meeting, kind, first, then, is_closed):
    poll = make_poll(meeting=meeting, kind=kind, is_closed=is_closed)
    numbered(poll)
    scribe, key = Scribe(poll, meeting), uuid.uuid4()
    in_order = [" ".join(sorted(line.split())) for line in then]

    scribe.type(*first, key=key)
    before = dict(zip(scribe.lines, scribe.pks, strict=True))
    scribe.type(*then, key=key)
    after = dict(zip(scribe.lines, scribe.pks, strict=True))

    assert (scribe.lines, turnout(poll)) == (in_order, len(then))
    if len({*in_order}) == len(in_order) > len(first):
        # A line that was put in changed no other.
        assert before.items() <= after.items()
    reveal(poll)
    assert (turnout(poll), len(cast(poll))) == (len(then), len(then))


def test_what_is_said_of_it(scribe):
    key = uuid.uuid4()

    said = [
        scribe.type("1a 2d", "1d 2a", key=key),
        scribe.type("1a 2d", "1d 2a", key=key),
        scribe.type("1p", "1a 2d", "1d 2a", key=key),
        scribe.type("3p"),
    ]

    assert "2 ballots are saved." in said[0]
    assert "These ballots are saved already." in said[1]
    assert "of what you had sent, 3 ballots are kept now." in said[2]
    assert "1 ballot is saved." in said[3]
    assert "4 ballots on your list" in said[3]
    assert scribe.look() == [
        f"{number}. {line} Change : {number} Take out : {number}"
        for number, line in enumerate(["1p", "1a 2d", "1d 2a", "3p"], 1)
    ]


def test_a_line_is_changed_and_the_change_undone(scribe):
    scribe.type("1a 2d", "1d")
    first, second = scribe.pks

    said = scribe.post(scribe.at("ballot_change", first), {"lines": "1a 2p"})
    shown = scribe.look()[0]
    back = scribe.post(scribe.at("ballot_put_back", first))

    assert "The ballot is changed: 1a 2p instead of 1a 2d." in said
    assert shown == "1. 1a 2p Typed as 1a 2d Change : 1 Undo the change : 1 Take out : 1"
    assert "The ballot counts again as 1a 2d." in back
    assert (scribe.lines, scribe.pks) == (["1a 2d", "1d"], [first, second])


def test_a_line_is_taken_out_and_put_back_where_and_as_it_was(scribe):
    scribe.type("1a", "2a", "3a")
    pk = scribe.pks[1]
    scribe.post(scribe.at("ballot_change", pk), {"lines": "2p"})

    said = [scribe.post(scribe.at("ballot_take_out", pk)) for _ in range(2)]
    shown, counted = scribe.look(), turnout(scribe.poll)
    scribe.post(scribe.at("ballot_put_back", pk))

    assert "The ballot 2p is taken out." in said[0]
    assert "2 ballots on your list" in said[1]
    assert shown[1] == "2p Taken out Put it back : 2p"
    assert shown[2].startswith("2. 3a")
    assert counted == 2
    assert (scribe.lines, turnout(scribe.poll)) == (["1a", "2p", "3a"], 3)


def test_a_line_is_put_above_another(scribe):
    scribe.type("1a", "2a")

    page = scribe.browser.get(scribe.at("ballot_change", scribe.pks[1])).content.decode()
    address = BeautifulSoup(page, "html.parser").find("a", string=lambda t: t and "above" in t)
    scribe.type("3a", "3d", above=address["href"].partition("above=")[2])
    scribe.type("1p", above=999_999)

    assert scribe.lines == ["1a", "3a", "3d", "2a", "1p"]


def test_a_slip_of_the_hand_keeps_what_was_typed(scribe):
    answer = scribe.type("1a", "4a")

    assert "Line 2 names statement 4, which is not on the list." in answer
    assert "1a\n4a" in scribe.soup.textarea.text
    assert scribe.lines == []


def test_a_form_that_is_older_than_changes_in_the_list_says_so_and_takes_nothing(scribe):
    key = uuid.uuid4()
    scribe.type("1a", "2a", key=key)
    scribe.post(scribe.at("ballot_change", scribe.pks[1]), {"lines": "2d"})

    same = scribe.type("1a", "2a", key=key)
    other = scribe.type("3a", "1a", "2a", key=key)

    assert "These ballots are saved already." in same
    assert "Type only those ballots that are not on your list yet" in other
    assert (scribe.status, scribe.lines) == (409, ["1a", "2d"])
    assert scribe.soup.textarea.text.split() == ["3a", "1a", "2a"]
    scribe.type("3a", key=scribe.soup.find(attrs={"name": "key"})["value"])
    assert scribe.lines == ["1a", "2d", "3a"]


def test_two_scribes_do_not_touch_or_read_each_others_lists(scribe, meeting):
    other, key = Scribe(scribe.poll, meeting), uuid.uuid4()
    scribe.type("1a 2p", "2a", key=key)
    other.type("3d", key=key)
    pk = scribe.pks[0]

    said = [
        other.post(other.at(f"ballot_{act}", pk), {"lines": "1d"})
        for act in ("change", "take_out", "put_back")
    ]
    seen = other.browser.get(other.at("paper")).content.decode()
    other.type("3a", above=pk)

    assert all("This ballot is not on your list any more" in each for each in said)
    assert "1a 2p" not in seen
    assert (scribe.lines, other.lines) == (["1a 2p", "2a"], ["3d", "3a"])
    assert turnout(scribe.poll) == 4


def test_nobody_who_runs_the_meeting_reads_a_scribes_list(scribe, runs, meeting):
    """It would show how votes stand, before they are revealed to all."""
    scribe.type("1a 2p")

    pages = [
        runs.get(reverse(f"votes:{name}", args=[meeting.pk])).content.decode()
        for name in ("paper", "statement_list")
    ]

    assert [page for page in pages if "1a 2p" in page] == []
    assert "1 ballot so far" in pages[1]


def test_lists_are_put_right_after_closing_and_not_after_revealing(scribe):
    scribe.type("1a", "2a")
    pk = scribe.pks[0]
    close_poll(poll=scribe.poll, by=scribe.member, **now())
    scribe.post(scribe.at("ballot_change", pk), {"lines": "1d"})
    scribe.type("3p")
    closed = scribe.lines
    reveal_poll(poll=scribe.poll, by=scribe.member, **now())

    said = [
        scribe.post(scribe.at(f"ballot_{act}", pk), {"lines": "1d"})
        for act in ("change", "take_out", "put_back")
    ]
    typed = scribe.type("1a")

    assert closed == ["1d", "2a", "3p"]
    assert all("nothing" in each for each in said)
    assert "The results are shown already, so nothing is added to them." in typed
    assert scribe.look() == []
    assert cast(scribe.poll) == [[(1, -1)], [(2, 1)], [(3, 0)]]


def test_a_change_that_comes_too_late_stays_before_its_writer(scribe):
    scribe.type("1a", "2a")
    pk = scribe.pks[0]
    reveal(scribe.poll)

    said = scribe.post(scribe.at("ballot_change", pk), {"lines": "1d 2p"})

    assert "This ballot is not on your list any more, so nothing was changed." in said
    assert (scribe.status, scribe.soup.find(attrs={"name": "lines"})["value"]) == (409, "1d 2p")


def test_ballots_sent_after_signing_out_come_along_and_are_kept_once(scribe):
    scribe.type("1a")
    page, change = scribe.at("paper"), scribe.at("ballot_change", scribe.pks[0])
    browser = scribe.browser = Client(headers={"origin": "http://testserver"})

    def comes_back_with(address, lines):
        """Signs in with what was refused, and sends it on, twice."""
        sent = {"key": uuid.uuid4(), "lines": lines, "whose": scribe.member.pk}
        browser.logout()
        refused = scribe.post(address, sent)
        assert (scribe.status, lines.splitlines()[0] in refused) == (401, True)
        parcel = scribe.soup.find(attrs={"name": "parcel"})["value"]
        browser.force_login(scribe.member)
        scribe.post("/people/sign-in/", {"parcel": parcel})
        form = scribe.soup.select_one("form[data-sends-again]")
        again = {each["name"]: each["value"] for each in form.select("input")}
        assert form["action"] == address
        scribe.post(address, again)
        scribe.post(address, again)

    comes_back_with(page, "2d\n1a 3p")
    assert scribe.lines == ["1a", "2d", "1a 3p"]
    comes_back_with(change, "3p")
    assert scribe.lines == ["3p", "2d", "1a 3p"]


def test_before_voting_opens_nothing_is_typed(meeting):
    poll = make_poll(meeting=meeting, is_open=False)
    numbered(poll)
    scribe = Scribe(poll, meeting)

    assert "Voting has not opened yet." in scribe.type("1a")
    assert scribe.lines == []


def test_without_a_vote_there_is_no_list(meeting):
    scribe = Scribe(Poll(meeting=meeting, kind="statements"), meeting)

    answers = [
        scribe.post(scribe.at(f"ballot_{act}", 1), {"lines": "1a"})
        for act in ("change", "take_out", "put_back")
    ]

    assert "This ballot is not on your list any more" in answers[0]
    assert ["Voting has not opened yet." in each for each in answers[1:]] == [True, True]
    assert "Line 1 could not be read." in scribe.type("a")


def test_a_ballot_that_votes_on_a_statement_hidden_since_can_still_be_changed(scribe):
    scribe.type("1a 2d")
    statement = scribe.poll.statements.get(position=2)
    hide_statement(statement=statement, reason="It names Sam.", by=scribe.member, **now())

    scribe.post(scribe.at("ballot_change", scribe.pks[0]), {"lines": "1p 2d"})
    scribe.type("2a 3a")

    assert scribe.lines == ["1p 2d", "2a 3a"]


def test_no_ballot_of_more_than_three_ideas_comes_onto_a_list():
    poll, by = make_poll(kind="recommendations"), make_member()
    make_ideas(poll, *"ABCD")
    line = make_typed_ballot(poll=poll, typed_by=by, typed="1")
    four = dict.fromkeys(range(1, 5), 1)

    with pytest.raises(TooManyChosen):
        type_ballots(key=uuid.uuid4(), poll=poll, ballots=[four], by=by, **now())
    with pytest.raises(TooManyChosen):
        change_typed_ballot(poll=poll, line=line.pk, ballot=four, by=by, **now())


def test_ballots_stay_when_whoever_typed_them_is_gone(scribe):
    scribe.type("1a", "2a")

    Member.objects.filter(pk=scribe.member.pk).delete()

    assert turnout(scribe.poll) == 2
    reveal(scribe.poll)
    assert cast(scribe.poll) == [[(1, 1)], [(2, 1)]]

"""The series of the sample hang together, before anything is loaded from them."""

import re
from collections import Counter

import pytest

from joinedup.access.sample.roles import roles_of
from joinedup.organisations.sample.loading import affiliations, organisations
from joinedup.people.sample.members import members
from joinedup.series.sample.content import (
    community_of,
    every_meeting,
    every_series,
    find_series,
    join_requests,
    meetings_of,
    practice_issues,
)

each_meeting = pytest.mark.parametrize(
    "meeting", every_meeting(), ids=[meeting["id"] for meeting in every_meeting()]
)


def members_at(meeting):
    return {one["member"] for one in meeting.get("attendance", []) if "member" in one}


def invited_to(meeting):
    return {one["member"] for one in meeting.get("invitations", [])}


def sectors_at(meeting):
    """Sectors of everybody in the room who came from an organisation."""
    sector_of = {organisation["id"]: organisation["sector"] for organisation in organisations()}
    works_for = {one["member"]: one["organisation"] for one in affiliations()}
    sent_by = [works_for.get(one) for one in members_at(meeting)]
    sent_by += [one.get("organisation") for one in meeting["attendance"]]
    return {sector_of[one] for one in sent_by if one}


def test_meetings_are_of_a_series_in_the_order_of_their_days():
    meetings = [meeting for series in every_series() for meeting in meetings_of(series["id"])]

    assert len(meetings) == len(every_meeting())
    assert all(meetings_of(series["id"]) for series in every_series())


def test_codes_can_be_read_aloud_and_are_used_once():
    codes = [meeting["code"] for meeting in every_meeting()]

    assert len(codes) == len(set(codes))
    # Words, which nobody reads wrong: so letters that look like digits may be in them.
    assert all(re.fullmatch("[A-Z]{8}", code) for code in codes)


@each_meeting
def test_nobody_is_at_a_meeting_before_joining_or_after_leaving(meeting):
    strangers = [
        one
        for one in members_at(meeting) | invited_to(meeting)
        if not any(
            role["community"] == community_of(meeting)
            and role["from_day"] <= meeting["day"] <= role.get("until_day", 999)
            for role in roles_of(one)
        )
    ]

    assert strangers == []


def test_the_main_series_has_six_meetings_of_twelve_to_thirty_two_and_one_is_online():
    meetings = meetings_of("engagement")
    sizes = [len(meeting["attendance"]) for meeting in meetings]

    assert len(sizes) == 6
    assert (min(sizes), max(sizes)) == (12, 32)
    assert ["venue_name" in meeting for meeting in meetings].count(False) == 1


@each_meeting
def test_scribes_were_at_the_meeting_or_are_invited(meeting):
    assert meeting["scribes"] != []
    assert set(meeting["scribes"]) <= members_at(meeting) | invited_to(meeting)


def test_two_sectors_never_came():
    came = set().union(*(sectors_at(meeting) for meeting in meetings_of("engagement")))

    assert {organisation["sector"] for organisation in organisations()} - came == {
        "employment",
        "faith",
    }


def test_the_earlier_series_was_about_the_same():
    assert find_series("earlier")["theme"] == find_series("engagement")["theme"]


def test_the_current_series_meets_today_and_half_have_answered_for_the_next():
    current = meetings_of("leaving-hospital")
    answers = Counter(one["answer"] for one in current[-1]["invitations"])

    assert [meeting["day"] for meeting in current] == [-21, 0, 28]
    assert answers[""] * 2 == sum(answers.values())
    assert set(answers) == {"", "yes", "no", "maybe"}


def test_practice_issues_and_requests_point_at_what_is_there():
    known = {member["id"] for member in members()}

    assert {issue["raised_by"] for issue in practice_issues()} <= known
    assert [issue.get("series") for issue in practice_issues()].count("leaving-hospital") == 2
    assert len(practice_issues()) == 8
    assert [request["series"] for request in join_requests()] == ["leaving-hospital"] * 2

"""The words of the sample place hang together, before anything is loaded from them."""

import re
from collections import Counter

import pytest

from joinedup.home.sample.content import read_place, read_series

PLACE = read_place()
ALL_SERIES = read_series()
SERIES = {series["series"]["id"]: series for series in ALL_SERIES}
ENGAGEMENT = SERIES["engagement"]
MEMBERS = {member["id"]: member for member in PLACE["members"]}
ORGANISATIONS = {organisation["id"]: organisation for organisation in PLACE["organisations"]}
CONTRIBUTIONS = [words for series in ALL_SERIES for words in series["contributions"]]

SECTORS = {
    *("advice", "children_families", "domestic_abuse", "drugs_alcohol", "education", "employment"),
    *("faith", "fire", "health", "housing", "justice", "lived_experience", "mental_health"),
    *("police", "research", "social_care", "voluntary"),
}
KINDS = {
    *("statutory", "voluntary", "lived_experience", "housing_association"),
    *("private", "education", "faith", "informal"),
}
PROMPT_KINDS = {
    *("best_hopes", "preferred_future", "scale", "instances", "small_steps", "open", "term"),
}
LIVED, WORK, STUDY = "experience", "occupation", "study"

each_series = pytest.mark.parametrize("series", ALL_SERIES, ids=SERIES)


def prompts_of(series):
    return {
        prompt["id"]: (prompt, meeting)
        for meeting in series["meetings"]
        for prompt in meeting["prompts"]
    }


def members_at(meeting):
    return {one["member"] for one in meeting.get("attendance", []) if "member" in one}


def sectors_at(meeting):
    """Sectors of everybody in the room who came from an organisation."""
    sent_by = [MEMBERS[one].get("organisation", "") for one in members_at(meeting)]
    sent_by += [one.get("organisation", "") for one in meeting["attendance"]]
    return {ORGANISATIONS[one]["sector"] for one in sent_by if one}


def is_answered(recommendation):
    return [answer["answer"] for answer in recommendation.get("answers", [])]


def test_the_place_has_the_size_of_a_real_one():
    sectors = {organisation["sector"] for organisation in ORGANISATIONS.values()}

    assert 30 <= len(ORGANISATIONS) <= 40
    assert sectors == SECTORS
    assert {organisation["kind"] for organisation in ORGANISATIONS.values()} == KINDS
    assert 60 <= len(MEMBERS) <= 90
    assert 150 <= len(ENGAGEMENT["contributions"]) <= 250


def test_every_id_is_used_once():
    ids = [one["id"] for key in ("members", "organisations") for one in PLACE[key]]
    ids += [one["id"] for series in ALL_SERIES for one in series["recommendations"]]
    ids += [meeting["id"] for series in ALL_SERIES for meeting in series["meetings"]]
    ids += [prompt for series in ALL_SERIES for prompt in prompts_of(series)]
    emails = [member["email"] for member in PLACE["members"] if member["email"]]

    assert [one for one, times in Counter(ids + emails).items() if times > 1] == []


def test_members_point_at_what_is_there():
    communities = {community["id"] for community in PLACE["communities"]}
    roles = {(role["community"], role["role"]) for m in PLACE["members"] for role in m["roles"]}

    assert {m["organisation"] for m in PLACE["members"] if "organisation" in m} <= set(
        ORGANISATIONS
    )
    assert {community for community, _ in roles} == communities
    assert all(m["email"] == "" or m["email"].endswith("@example.org") for m in PLACE["members"])


def test_the_main_community_is_run_by_four_people():
    roles = Counter(
        role["role"]
        for member in PLACE["members"]
        for role in member["roles"]
        if role["community"] == "potteries"
    )

    assert (roles["coordinator"], roles["facilitator"], roles["administrator"]) == (1, 2, 1)


def test_people_bring_all_kinds_of_expertise_and_some_bring_two():
    kinds = [{kind for kind in (LIVED, WORK, STUDY) if m.get(kind)} for m in PLACE["members"]]

    assert all(kinds)
    assert sum(len(some) >= 2 for some in kinds) >= 5
    assert [m["id"] for m in PLACE["members"] if not m["email"]] == ["mick", "pauline", "ray"]
    assert [m["id"] for m in PLACE["members"] if "left_day" in m] == ["gavin"]


def test_the_second_community_shares_two_of_its_seven_members():
    communities = [{role["community"] for role in m["roles"]} for m in PLACE["members"]]

    assert sum("housing-health" in some for some in communities) == 7
    assert sum(len(some) == 2 for some in communities) == 2


def test_codes_can_be_read_aloud_and_are_used_once():
    codes = [meeting["code"] for series in ALL_SERIES for meeting in series["meetings"]]

    assert len(codes) == len(set(codes))
    assert all(re.fullmatch("[A-HJ-NP-Z2-9]{6}", code) for code in codes)


def test_nobody_is_at_a_meeting_before_joining_or_after_leaving():
    strangers = []
    for series in ALL_SERIES:
        community = series["series"]["community"]
        for meeting in series["meetings"]:
            invited = {one["member"] for one in meeting.get("invitations", [])}
            for one in members_at(meeting) | invited:
                belongs = any(
                    role["community"] == community
                    and role["from_day"] <= meeting["day"] <= role.get("until_day", 999)
                    for role in MEMBERS[one]["roles"]
                )
                if not belongs:
                    strangers.append((one, meeting["id"]))

    assert strangers == []


def test_the_series_has_six_meetings_of_twelve_to_thirty_two_and_one_is_online():
    sizes = [len(meeting["attendance"]) for meeting in ENGAGEMENT["meetings"]]

    assert len(sizes) == 6
    assert (min(sizes), max(sizes)) == (12, 32)
    assert ["venue_name" in meeting for meeting in ENGAGEMENT["meetings"]].count(False) == 1


@each_series
def test_scribes_were_at_the_meeting_or_are_invited(series):
    for meeting in series["meetings"]:
        there = members_at(meeting) | {one["member"] for one in meeting.get("invitations", [])}

        assert meeting["scribes"] != []
        assert set(meeting["scribes"]) <= there, meeting["id"]


def test_two_sectors_never_came():
    came = set().union(*(sectors_at(meeting) for meeting in ENGAGEMENT["meetings"]))

    assert SECTORS - came == {"employment", "faith"}


@each_series
def test_contributions_point_at_what_is_there(series):
    prompts = prompts_of(series)
    strands = {strand["id"] for strand in series["strands"]}

    for words in series["contributions"]:
        prompt, meeting = prompts[words["prompt"]]
        assert ("number" in words) == (prompt["kind"] == "scale"), words
        assert words["text"] or "number" in words, words
        assert words.get("strand") in strands | {None}, words
        assert "outcome" not in words or prompt["kind"] == "small_steps", words
        assert ("name" in words) == (words["quotable"] == "named"), words
        if words["by"] in ("guest", "scribe"):
            continue
        # Only somebody who was there, and who can use a phone or a screen, typed their own words.
        assert words["by"] in members_at(meeting), words
        assert MEMBERS[words["by"]]["email"], words
        assert words["voice"] == "unstated" or MEMBERS[words["by"]].get(words["voice"]), words


@each_series
def test_prompts_are_of_a_known_kind_and_terms_are_decided(series):
    prompts = [prompt for prompt, _ in prompts_of(series).values()]

    assert {prompt["kind"] for prompt in prompts} <= PROMPT_KINDS
    for prompt in prompts:
        is_term = prompt["kind"] == "term"
        assert {"term", "decision", "reason", "dissent"} <= set(prompt) or not is_term
        assert prompt.get("decision", "") in ({"keep", "care", "replace"} if is_term else {""})


def test_the_series_uses_every_kind_of_prompt_and_discusses_three_words():
    prompts = [prompt for prompt, _ in prompts_of(ENGAGEMENT).values()]

    assert {prompt["kind"] for prompt in prompts} == PROMPT_KINDS
    assert [prompt["term"] for prompt in prompts if "term" in prompt] == [
        "engagement",
        "hard to reach",
        "service user",
    ]


def test_all_voices_are_heard_and_about_a_third_came_through_a_scribe():
    voices = Counter(words["voice"] for words in CONTRIBUTIONS)
    scribed = sum(words["by"] == "scribe" for words in CONTRIBUTIONS) / len(CONTRIBUTIONS)

    assert set(voices) == {LIVED, WORK, STUDY, "unstated"}
    assert min(voices.values()) >= 8
    assert 0.28 <= scribed <= 0.40


def test_words_differ_in_length_and_permission_and_some_are_held_back():
    lengths = [len(words["text"].split()) for words in CONTRIBUTIONS if words["text"]]

    assert min(lengths) <= 3
    assert max(lengths) >= 120
    assert {words["quotable"] for words in CONTRIBUTIONS} == {"no", "anonymous", "named"}
    assert sum("held_reason" in words for words in CONTRIBUTIONS) == 1
    assert sum("hidden_reason" in words for words in CONTRIBUTIONS) == 1
    assert sum(words.get("withdrawn", False) for words in CONTRIBUTIONS) == 1


def test_no_words_are_there_twice():
    texts = Counter(words["text"] for words in CONTRIBUTIONS if words["text"])

    assert [text for text, times in texts.items() if times > 1] == []


def test_words_without_a_name_name_nobody():
    names = {member["name"].removeprefix("Dr ").split()[0] for member in PLACE["members"]}
    slips = [
        words["text"]
        for words in CONTRIBUTIONS
        if words["quotable"] != "named" and names & set(re.findall(r"\w+", words["text"]))
    ]

    assert slips == []


def test_most_of_the_series_is_sorted_and_every_strand_holds_something():
    sorted_into = Counter(words.get("strand") for words in ENGAGEMENT["contributions"])

    assert len(ENGAGEMENT["strands"]) == 14
    assert set(sorted_into) - {None} == {strand["id"] for strand in ENGAGEMENT["strands"]}
    assert sorted_into[None] / len(ENGAGEMENT["contributions"]) < 0.1


def test_small_steps_have_every_outcome():
    outcomes = {
        words.get("outcome", "")
        for words in ENGAGEMENT["contributions"]
        if words["prompt"].endswith("steps")
    }

    assert outcomes == {"", "done", "partly", "not_yet"}


@each_series
def test_findings_quote_words_of_their_own_strand_that_may_be_quoted(series):
    by_ref = {words["ref"]: words for words in series["contributions"] if "ref" in words}
    for finding in series.get("report", {}).get("findings", []):
        assert finding["strand"] in {strand["id"] for strand in series["strands"]}
        for ref in finding["quotes"]:
            words = by_ref[ref]
            assert words["quotable"] != "no", ref
            assert words.get("strand") == finding["strand"], ref


def test_the_withdrawn_words_were_in_the_first_report_and_went_before_the_second():
    report = ENGAGEMENT["report"]
    (withdrawn,) = [words for words in ENGAGEMENT["contributions"] if words.get("withdrawn")]
    quoted = [ref for finding in report["findings"] for ref in finding["quotes"]]

    assert withdrawn["ref"] in quoted
    assert report["published_day"] < withdrawn["withdrawn_day"] < report["second_version_day"] < 0


@each_series
def test_recommendations_rest_on_findings_and_their_days_follow_one_another(series):
    findings = {finding["strand"] for finding in series.get("report", {}).get("findings", [])}
    for one in series["recommendations"]:
        assert one["organisation"] in ORGANISATIONS, one["id"]
        assert one["finding"] in findings, one["id"]
        answered = [answer["day"] for answer in one["answers"]]
        assert answered == sorted(answered), one["id"]
        assert all(one["asked_day"] < day < 0 for day in answered), one["id"]
        assert all(answer["evidence"] for answer in one["answers"] if answer["answer"] == "done")
        closed, reopened = one.get("closed_day"), one.get("reopened_day")
        if closed:
            assert max(answered) < closed < (reopened or 0), one["id"]
            closer = MEMBERS[one["closed_by"]]
            assert closer.get("organisation") != one["organisation"], one["id"]


def test_recommendations_are_in_every_state():
    asked = ENGAGEMENT["recommendations"]
    latest = Counter((is_answered(one) or ["none"])[-1] for one in asked)

    assert 8 <= len(asked) <= 12
    assert set(latest) == {"none", "accepted", "adapted", "not_accepted", "done"}
    unanswered_due = [one["answer_due_day"] for one in asked if not one["answers"]]
    assert min(unanswered_due) < 0 < max(unanswered_due)
    assert [one["id"] for one in asked if "reopened_day" in one] == ["a-door-that-shuts"]
    assert "closed_day" in next(one for one in asked if one["id"] == "two-officers")


def test_the_earlier_series_still_has_something_open():
    still_open = [
        one["id"]
        for one in SERIES["earlier"]["recommendations"]
        if "closed_day" not in one and is_answered(one) != ["not_accepted"]
    ]

    assert SERIES["earlier"]["series"]["theme"] == ENGAGEMENT["series"]["theme"]
    assert still_open == ["earlier-envelope", "earlier-cancel-line"]


def test_the_current_series_meets_today_and_half_have_answered_for_the_next():
    current = SERIES["leaving-hospital"]
    answers = Counter(one["answer"] for one in current["meetings"][-1]["invitations"])

    assert [meeting["day"] for meeting in current["meetings"]] == [-21, 0, 28]
    assert answers[""] * 2 == sum(answers.values())
    assert set(answers) == {"", "yes", "no", "maybe"}


def test_practice_issues_and_requests_point_at_what_is_there():
    issues = PLACE["practice_issues"]

    assert {issue["raised_by"] for issue in issues} <= set(MEMBERS)
    assert [issue.get("series") for issue in issues].count("leaving-hospital") == 2
    assert len(issues) == 8
    assert [request["series"] for request in PLACE["join_requests"]] == ["leaving-hospital"] * 2

"""The sample community as it stands once it is loaded."""

import json
from collections import Counter
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db import connection, transaction
from django.test import override_settings
from django.utils import timezone
from django.utils.html import escape
from django_tasks_db.models import DBTaskResult

from joinedup.access.models import Community, Role
from joinedup.conversation.models import Contribution, ContributionState, Prompt, Ruling, Strand
from joinedup.conversation.selectors.contributions import contributions_visible_to
from joinedup.conversation.selectors.guests import open_meeting_by_code
from joinedup.conversation.selectors.strands import strands_visible_to
from joinedup.home.sample.content import read_place, read_series
from joinedup.home.sample.loader_days import Days
from joinedup.mail.models import OutgoingEmail
from joinedup.organisations.models import Affiliation, Organisation
from joinedup.people.models import Member
from joinedup.recommendations.lib.state import with_state
from joinedup.recommendations.models import HistoryKind, Recommendation
from joinedup.record.models import RecordEntry
from joinedup.reports.models import Finding, FindingSource, Report, Version
from joinedup.series.models import Attendance, JoinRequest, Meeting, PracticeIssue, Series
from joinedup.series.selectors.meetings import meetings_visible_to
from joinedup.series.selectors.series import practice_issues_visible_to
from joinedup.votes.models import PollKind
from joinedup.votes.selectors.polls import poll_of
from joinedup.votes.selectors.results import choices_of, results_of
from joinedup.votes.services.polls import work_out_groups

PLACE, ALL_SERIES = read_place(), read_series()
ENGAGEMENT = next(each for each in ALL_SERIES if each["series"]["id"] == "engagement")
WORDS = [words for series in ALL_SERIES for words in series["contributions"]]
MEETINGS = [meeting for series in ALL_SERIES for meeting in series["meetings"]]
ASKED = [one for series in ALL_SERIES for one in series["recommendations"]]
EMAILS = {member["id"]: member["email"] for member in PLACE["members"]}
PEOPLE = {one["who"]: EMAILS[one["member"]] for one in PLACE["people"]}
KEPT_TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def loaded(django_db_setup, django_db_blocker):
    """Load once for all tests of this file."""
    kept = override_settings(TASKS=KEPT_TASKS)
    with django_db_blocker.unblock(), kept, transaction.atomic():
        call_command("load_sample")
        yield
        transaction.set_rollback(True)


def member(email):
    return Member.objects.get(email=email)


def test_everything_in_the_content_is_there():
    loaded = [
        *(Community, Organisation, Member, Role, Affiliation, PracticeIssue, JoinRequest),
        *(Series, Meeting, Attendance, Prompt, Ruling, Contribution, Strand),
        *(Report, Finding, Recommendation),
    ]
    roles = [role for each in PLACE["members"] for role in each["roles"]]
    reports = [series["report"] for series in ALL_SERIES if "report" in series]
    prompts = [prompt for meeting in MEETINGS for prompt in meeting["prompts"]]

    assert {model.__name__: model.objects.count() for model in loaded} == {
        "Community": len(PLACE["communities"]),
        "Organisation": len(PLACE["organisations"]),
        "Member": len(PLACE["members"]),
        "Role": len(roles),
        "Affiliation": sum("organisation" in each for each in PLACE["members"]),
        "PracticeIssue": len(PLACE["practice_issues"]),
        "JoinRequest": len(PLACE["join_requests"]),
        "Series": len(ALL_SERIES),
        "Meeting": len(MEETINGS),
        "Attendance": sum(len(meeting.get("attendance", [])) for meeting in MEETINGS),
        "Prompt": len(prompts),
        "Ruling": sum("decision" in prompt for prompt in prompts),
        "Contribution": len(WORDS),
        "Strand": sum(len(series["strands"]) for series in ALL_SERIES),
        "Report": len(reports),
        "Finding": sum(len(report["findings"]) for report in reports),
        "Recommendation": len(ASKED),
    }


def test_votes_are_counted_where_the_meeting_is_over_and_hidden_where_it_goes_on():
    found = {}
    for vote in (vote for series in ALL_SERIES for vote in series["votes"]):
        (meeting,) = (each for each in MEETINGS if each["id"] == vote["meeting"])
        results = results_of(
            poll_of(Meeting.objects.get(code=meeting["code"]), PollKind.STATEMENTS)
        )
        found[vote["meeting"]] = results and (
            results.voters,
            [tally.statement.text for tally in results.tallies],
        )

    over = ENGAGEMENT["votes"][0]
    assert found == {"engagement-5": (17, over["statements"]), "leaving-hospital-2": None}


def test_what_the_room_chose_is_counted_where_the_meeting_is_over_and_hidden_where_it_goes_on():
    found = {}
    for vote in (vote for series in ALL_SERIES for vote in series["choices"]):
        (meeting,) = (each for each in MEETINGS if each["id"] == vote["meeting"])
        choices = choices_of(
            poll_of(Meeting.objects.get(code=meeting["code"]), PollKind.RECOMMENDATIONS)
        )
        found[vote["meeting"]] = choices and (
            choices.voters,
            [(each.statement.text, each.votes) for each in choices.ideas],
        )

    (over,) = ENGAGEMENT["choices"]
    votes = [9, 8, 4, 8, 5, 6, 3, 3]
    assert found == {
        "engagement-5": (16, list(zip(over["statements"], votes, strict=True))),
        "leaving-hospital-2": None,
    }


def test_the_vote_that_is_over_shows_two_views_of_one_matter():
    poll = poll_of(Meeting.objects.get(code="PTR6HW"), PollKind.STATEMENTS)

    work_out_groups.func(poll.pk)

    groups = results_of(poll_of(poll.meeting, PollKind.STATEMENTS)).groups
    assert [group.size for group in groups.groups] == [9, 8]
    assert [statement.text for statement in groups.apart] == [
        "Some people really are not ready, and a service may say so.",
        "A missed appointment should never close a case.",
        "Thresholds protect the people who are already inside.",
        "Risk is written down so that somebody else can be blamed.",
    ]


def test_words_keep_how_they_came_and_what_may_be_done_with_them():
    entered_by = {"guest": "guest", "scribe": "scribe"}
    fields = ("text", "number", "voice", "entered_by", "quotable", "credit", "state")
    expected = Counter(
        (
            "" if words.get("withdrawn") else words["text"],
            words.get("number"),
            words["voice"],
            entered_by.get(words["by"], "member"),
            words["quotable"],
            words.get("name", ""),
            "held" if "held_reason" in words else "hidden" if "hidden_reason" in words else "shown",
        )
        for words in WORDS
    )

    assert Counter(Contribution.objects.values_list(*fields)) == expected


def test_words_lie_in_their_strands_and_steps_have_their_outcomes():
    strands = {
        strand["id"]: strand["name"] for series in ALL_SERIES for strand in series["strands"]
    }
    expected = {
        words["text"]: (
            strands.get(words.get("strand")),
            words.get("outcome", ""),
            words.get("outcome_text", ""),
        )
        for words in WORDS
        if words["text"] and not words.get("withdrawn")
    }

    said = Contribution.objects.exclude(text="")
    assert {
        text: rest
        for text, *rest in said.values_list("text", "strand__name", "outcome", "outcome_text")
    } == {text: list(rest) for text, rest in expected.items()}


def test_people_were_invited_and_answered():
    for meeting in MEETINGS:
        held = Meeting.objects.get(code=meeting["code"])
        answers = {one.member.name: one.reply for one in held.invitations.all()}
        if "invitations" in meeting:
            names = {member["id"]: member["name"] for member in PLACE["members"]}
            assert answers == {
                names[one["member"]]: one["answer"] for one in meeting["invitations"]
            }
        else:
            # Nobody said no and came.
            came = held.attendances.exclude(member=None).values_list("member__name", flat=True)
            assert len(answers) >= len(came) - 6
            assert [name for name in came if answers.get(name) == "no"] == []


def test_loading_again_changes_nothing(capsys):
    lines, letters = RecordEntry.objects.count(), OutgoingEmail.objects.count()

    call_command("load_sample")

    assert capsys.readouterr().out == "There is a community here already. Nothing was changed.\n"
    assert (RecordEntry.objects.count(), OutgoingEmail.objects.count()) == (lines, letters)
    assert Community.objects.count() == len(PLACE["communities"])


def test_the_record_is_in_the_order_of_time_and_nothing_is_of_tomorrow():
    moments = list(RecordEntry.objects.order_by("pk").values_list("at", flat=True))

    assert moments == sorted(moments)
    assert moments[-1] <= timezone.now()


def test_the_ledger_shows_every_state():
    ids = {one["text"]: one["id"] for one in ASKED}
    ledger = with_state(Recommendation.objects.all(), timezone.localdate())

    assert {ids[one.text]: one.state for one in ledger} == {
        "earlier-envelope": "review_due",
        "earlier-cancel-line": "review_due",
        "earlier-overbook": "review_due",
        "earlier-read-back": "closed",
        "fourth-box": "review_due",
        "reply-to-text": "answered",
        "a-door-that-shuts": "review_due",
        "ring-before-no": "answered",
        "question-4b": "answered",
        "two-officers": "closed",
        "bus-before-nine": "overdue",
        "taught-by": "answered",
        "count-tries": "answered",
        "paid-the-same": "waiting",
    }


def test_recommendations_keep_their_days_and_their_steps():
    days = Days(timezone.now())
    expected = {}
    for one in ASKED:
        steps = Counter(asked=1, answered=len(one["answers"]), reviewed=len(one.get("reviews", [])))
        steps += Counter(closed="closed_day" in one, reopened="reopened_day" in one)
        due = days.today + timedelta(days=one["answer_due_day"])
        expected[one["text"]] = (due, dict(steps))

    found = {
        one.text: (one.answer_due_date, dict(Counter(step.kind for step in one.history.all())))
        for one in Recommendation.objects.prefetch_related("history")
    }
    # Asked on the Friday before when the day is at the weekend.
    assert {
        text: (due + timedelta(days=late), steps)
        for text, (due, steps) in found.items()
        if 0 <= (late := (expected[text][0] - due).days) <= 2
    } == expected
    assert set(HistoryKind.values) - {step for _, steps in found.values() for step in steps} == {
        "reminded"
    }


def test_nobody_closes_what_was_asked_of_their_own_organisation():
    closed = Recommendation.objects.exclude(closed_by=None)

    assert [
        one.text
        for one in closed
        if one.closed_by.affiliations.filter(organisation=one.organisation).exists()
    ] == []


def test_withdrawn_words_are_nowhere_in_the_database():
    (withdrawn,) = [words["text"] for words in WORDS if words.get("withdrawn")]
    spoken = [part.strip() for part in withdrawn.replace("\n", " ").split(".") if part.strip()]

    # The search finds what is there.
    assert found_in_database(next(words["text"] for words in WORDS if words.get("ref") == "tennis"))
    assert [place for words in spoken for place in found_in_database(words)] == []
    assert Contribution.objects.exclude(withdrawn_at=None).count() == 1


def found_in_database(words):
    """Every column of every table in which these words stand, plain or as JSON writes them."""
    places = []
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True):
            for column in connection.introspection.get_table_description(cursor, table):
                cursor.execute(
                    f'SELECT COUNT(*) FROM "{table}" WHERE CAST("{column.name}" AS TEXT) LIKE %s '
                    f'OR CAST("{column.name}" AS TEXT) LIKE %s',
                    [f"%{words}%", f"%{json.dumps(words)[1:-1]}%"],
                )
                if cursor.fetchone()[0]:
                    places.append((table, column.name))
    return places


def test_the_report_was_published_again_after_words_were_withdrawn():
    report = Report.objects.get(series__title=ENGAGEMENT["series"]["title"])
    first, second = report.versions.order_by("number")
    withdrawn = Contribution.objects.exclude(withdrawn_at=None).get()
    findings = ENGAGEMENT["report"]["findings"]

    assert [version.note for version in (first, second)] == [
        "",
        ENGAGEMENT["report"]["second_version_note"],
    ]
    assert first.published_at < withdrawn.withdrawn_at < second.published_at
    assert [one["heading"] for one in second.content["findings"]] == [
        one["heading"] for one in findings
    ]
    quoted = [len(one["quoted"]) for one in second.content["findings"]]
    assert sum(quoted) == sum(len(one["quotes"]) for one in findings) - 1
    assert FindingSource.objects.filter(is_quoted=True, contribution__quotable="no").count() == 0
    assert Version.objects.count() == 3


def test_today_s_meeting_is_open_for_guests_and_waits_for_the_first_of_them():
    meeting = open_meeting_by_code("duck25")

    assert timezone.localdate(meeting.starts_at) == timezone.localdate()
    assert meeting.agenda.count() == 8
    assert [prompt.is_open for prompt in meeting.prompts.all()] == [False, False, True, True]
    assert Contribution.objects.filter(prompt__meeting=meeting).count() == 0
    assert Meeting.objects.filter(opened_at__isnull=False, closed_at=None).count() == 1


def test_only_news_is_still_to_be_sent():
    coming = next(meeting for meeting in MEETINGS if meeting["day"] > 0)
    invited = [EMAILS[one["member"]] for one in coming["invitations"]]

    letters = OutgoingEmail.objects.filter(sent_at=None)
    assert sorted(letters.values_list("to", flat=True)) == sorted(
        ["public-health@example.org", *filter(None, invited)]
    )
    tasks = Counter(DBTaskResult.objects.values_list("task_path", flat=True))
    assert tasks["joinedup.mail.services.send_email"] == letters.count()
    assert set(tasks) == {
        "joinedup.mail.services.send_email",
        "joinedup.reports.services.files.make_pdf",
        "joinedup.votes.services.polls.work_out_groups",
    }


def test_one_community_does_not_hear_another():
    ours, theirs = member(PEOPLE["Member with experience"]), member(PEOPLE["Member elsewhere"])
    here, elsewhere = (
        Community.objects.get(name=community["name"]) for community in PLACE["communities"]
    )

    for person, other in ((ours, elsewhere), (theirs, here)):
        hidden = {"prompt__meeting__series__community": other}
        assert Contribution.objects.filter(**hidden).exists()
        assert list(contributions_visible_to(person).filter(**hidden)) == []
        assert list(strands_visible_to(person).filter(series__community=other)) == []
        assert list(meetings_visible_to(person).filter(series__community=other)) == []
        assert list(practice_issues_visible_to(person).filter(community=other)) == []


def test_no_page_shows_a_member_the_words_of_another_community(client):
    client.force_login(member(PEOPLE["Member with experience"]))
    theirs = Contribution.objects.exclude(
        prompt__meeting__series__community__name=PLACE["communities"][0]["name"]
    )
    secret = [escape(words.text) for words in theirs if words.state == ContributionState.SHOWN]

    pages = walk(client, "/", far=2)

    assert len(secret) == 6
    assert len(pages) > 20
    assert {
        path for path, page in pages.items() for words in secret if words in page.content.decode()
    } == set()


@pytest.mark.parametrize("who", PEOPLE)
def test_every_page_on_somebody_s_home_page_opens(client, who):
    client.force_login(member(PEOPLE[who]))

    pages = walk(client, "/", far=1)

    assert len(pages) > 5
    assert {path: page.status_code for path, page in pages.items() if page.status_code != 200} == {}


def walk(client, path, *, far):
    """The pages that links lead to from here, so many clicks far: path -> response."""
    pages, at_hand = {}, [path]
    for _ in range(far + 1):
        pages |= {path: client.get(path, follow=True) for path in at_hand}
        at_hand = {
            link["href"].partition("#")[0]
            for path in at_hand
            if pages[path].headers["Content-Type"].startswith("text/html")
            for link in BeautifulSoup(pages[path].content, "html.parser").select("a[href^='/']")
        } - pages.keys()
    return pages

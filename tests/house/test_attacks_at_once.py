"""Several press in the same moment: one thing happens, and nobody meets an error."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier, Event

import pytest
from django.db import connection
from django.utils import timezone

from joinedup.access.models import Role, RoleKind
from joinedup.access.services.communities import end_role
from joinedup.conversation.models import Contribution, Guest, Quotable, StrandChange
from joinedup.conversation.services.contributions import contribute_as_guest, report_outcome
from joinedup.conversation.services.strands import move_contributions, undo_strand_change
from joinedup.reports.models import Report, Version
from joinedup.reports.services import publishing
from joinedup.reports.services import publishing as publishing_services
from joinedup.reports.services.drafting import draft_report
from joinedup.reports.services.withdrawing import withdraw_words
from tests.factories.conversation import make_contribution, make_prompt, make_strand
from tests.factories.people import make_community, make_member, make_role
from tests.factories.reports import make_finding, make_report
from tests.factories.series import make_meeting, make_series

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Do them in threads of their own at the same moment; what each returned or raised."""
    ready = Barrier(len(acts))

    def press(act):
        ready.wait()
        try:
            return act()
        except Exception as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as hands:
        return list(hands.map(press, acts))


def a_report():
    """One that may be published: a finding that tells again, in the editor's text, what it
    rests on."""
    meeting = make_meeting(is_closed=True, starts_at=timezone.now())
    said = make_contribution(
        prompt=make_prompt(meeting=meeting), text="Nobody rang me back in all those weeks."
    )
    report = make_report(series=meeting.series)
    make_finding(report=report, body=f"They said: {said.text}", quoted=[said])
    return report, said


def test_a_report_published_by_three_presses_is_published_once():
    report, _said = a_report()
    publish = partial(
        publishing_services.publish_report,
        key=uuid.uuid4(),
        report=report,
        by=make_member(),
        at=timezone.now(),
    )

    published = at_once(publish, publish, publish)

    assert published == [Version.objects.get()] * 3


def test_two_who_publish_give_two_versions_with_numbers_of_their_own():
    report, _said = a_report()
    by, at = make_member(), timezone.now()

    at_once(
        *(
            partial(
                publishing_services.publish_report, key=uuid.uuid4(), report=report, by=by, at=at
            )
            for _ in "ab"
        )
    )

    assert sorted(Version.objects.values_list("number", flat=True)) == [1, 2]


def test_a_report_drafted_by_three_presses_is_drafted_once():
    series = make_series()
    draft = partial(draft_report, series=series, by=make_member(), at=timezone.now())

    assert at_once(draft, draft, draft) == [Report.objects.get()] * 3


def test_words_withdrawn_while_a_report_is_published_do_not_stay_in_it(monkeypatch):
    report, said = a_report()
    by, at = make_member(), timezone.now()
    is_read, is_withdrawn = Event(), Event()
    keep_sources = publishing._keep_sources

    def keep_sources_slowly(version):
        is_read.set()
        is_withdrawn.wait(timeout=0.7)
        keep_sources(version)

    def withdraw():
        is_read.wait(timeout=5)
        withdraw_words(contribution=said, by="link", at=at)
        is_withdrawn.set()

    monkeypatch.setattr(publishing, "_keep_sources", keep_sources_slowly)

    done = at_once(
        partial(publishing_services.publish_report, key=uuid.uuid4(), report=report, by=by, at=at),
        withdraw,
    )

    version = Version.objects.get()
    assert done == [version, None]
    assert "Nobody rang me back" not in str(version.content)


def test_an_act_of_sorting_undone_by_three_is_undone_once():
    said = make_contribution()
    series = said.prompt.meeting.series
    by, at = make_member(), timezone.now()
    move_contributions(
        key=uuid.uuid4(),
        series=series,
        contributions=[said],
        strand=make_strand(series=series),
        by=by,
        at=at,
    )
    change = StrandChange.objects.get()

    # Each browser has read the change for itself.
    undone = at_once(
        *(
            partial(undo_strand_change, change=StrandChange.objects.get(), by=by, at=at)
            for _ in "abc"
        )
    )

    said.refresh_from_db()
    assert (undone, said.strand) == ([change] * 3, None)


def test_two_administrators_do_not_end_each_others_role_in_one_moment():
    community = make_community()
    one, other = (make_member() for _ in "ab")
    first, second = (
        make_role(member=each, community=community, kind=RoleKind.ADMINISTRATOR)
        for each in (one, other)
    )
    at = timezone.now()

    ended = at_once(
        partial(end_role, role=first, by=other, at=at),
        partial(end_role, role=second, by=one, at=at),
    )

    assert sorted(type(each).__name__ for each in ended) == ["LastAdministrator", "NoneType"]
    assert Role.objects.filter(until_date=None).count() == 1


def test_words_of_a_guest_sent_by_three_presses_are_kept_once():
    prompt = make_prompt()
    say = partial(
        contribute_as_guest,
        key=uuid.uuid4(),
        prompt=prompt,
        text="The letter came too late.",
        voice="experience",
        quotable=Quotable.ANONYMOUS,
        at=timezone.now(),
    )

    kept = at_once(say, say, say)

    assert (kept, Guest.objects.count()) == ([Contribution.objects.get()] * 3, 1)


def test_words_withdrawn_while_their_outcome_is_told_do_not_come_back():
    said = make_contribution()
    at = timezone.now()

    at_once(
        partial(
            report_outcome,
            contribution=Contribution.objects.get(),
            outcome="done",
            text="I rang them.",
            by="link",
            at=at,
        ),
        partial(withdraw_words, contribution=said, by="link", at=at),
    )

    said.refresh_from_db()
    assert (said.text, said.outcome_text, said.withdrawn_at) == ("", "", at)

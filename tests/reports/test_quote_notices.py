"""Contributors hear of a draft that quotes them, and of the report once it is published."""

import uuid
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from joinedup.core.tokens import make_token
from joinedup.mail.models import OutgoingEmail
from joinedup.record.models import RecordEntry
from joinedup.reports.emails import draft_text
from joinedup.reports.models import QuoteNotice
from joinedup.reports.selectors.drafts import people_quoted
from joinedup.reports.services import publishing
from joinedup.reports.services.drafting import draft_report
from joinedup.reports.services.quote_notices import notify_quoted
from tests.factories.conversation import make_contribution, make_guest, make_unquotable
from tests.factories.people import make_member
from tests.factories.reports import make_finding, make_source, make_version

UNTIL = date(2099, 3, 4)


@pytest.fixture
def quoted(drafted):
    """The draft quotes Maggie, somebody without an address, a guest, and one who is shut out."""
    drafted.guest = make_guest(meeting=drafted.meeting)
    drafted.by_guest = make_contribution(prompt=drafted.prompt, guest=drafted.guest)
    no_address = make_member(community=drafted.community, email=None)
    shut_out = make_member(community=drafted.community, is_active=False)
    others = [make_contribution(prompt=drafted.prompt, member=m) for m in (no_address, shut_out)]
    for each in [drafted.by_guest, *others]:
        make_source(finding=drafted.finding, contribution=each, is_quoted=True)
    # Rests on them, quotes them not.
    drafted.silent = make_member(community=drafted.community)
    make_source(
        finding=drafted.finding,
        contribution=make_unquotable(prompt=drafted.prompt, member=drafted.silent),
    )
    return drafted


def tell(drafted, until_date=UNTIL):
    return notify_quoted(
        report=drafted.report, until_date=until_date, by=drafted.coordinator, at=timezone.now()
    )


def publish(drafted):
    return publishing.publish_report(
        key=uuid.uuid4(), report=drafted.report, by=drafted.coordinator, at=timezone.now()
    )


def letters_to(*people):
    addresses = [person.email for person in people]
    return list(OutgoingEmail.objects.filter(to__in=addresses).values_list("subject", flat=True))


def test_whom_a_draft_quotes(quoted):
    found = people_quoted(quoted.report)

    assert found.to_notify == [quoted.maggie]
    assert found.to_notify[0].places == [(quoted.meeting.title, "When did it work?")]
    # The small step was said by a guest of its own.
    assert (found.notified, found.unreachable, found.guests) == (0, 2, 2)


def test_each_is_told_once_for_each_version(quoted):
    times = [tell(quoted), tell(quoted)]
    told = people_quoted(quoted.report)
    publish(quoted)
    make_source(
        finding=quoted.finding,
        contribution=make_contribution(prompt=quoted.prompt, member=quoted.maggie),
        is_quoted=True,
    )
    next_time = tell(quoted)

    assert (times, next_time) == ([1, 0], 1)
    assert (told.to_notify, told.notified, told.until_date) == ([], 1, UNTIL)
    assert list(QuoteNotice.objects.values_list("member", "version_number")) == [
        (quoted.maggie.pk, 1),
        (quoted.maggie.pk, 2),
    ]
    assert RecordEntry.objects.filter(event="people quoted told").count() == 2


def test_the_letter_holds_nobodys_words(client, quoted):
    client.force_login(quoted.coordinator)
    address = reverse("reports:report_notify", args=[quoted.report.pk])
    words = letter_to(quoted.maggie, quoted.report)

    preview = client.get(address).content.decode()
    answers = [client.post(address, {"until_date": day()}).status_code for _ in range(2)]

    letter = OutgoingEmail.objects.get()
    assert answers == [302, 302]
    assert letter.to == quoted.maggie.email
    assert f"- {quoted.meeting.title}: When did it work?" in words
    assert quoted.words.quotable.text not in preview + words
    assert "Maggie" not in preview


def letter_to(person, report):
    """What they read; a letter that has been sent keeps no words."""
    (told,) = [each for each in people_quoted(report).to_notify if each == person]
    return draft_text(report=report, name=told.name, places=told.places, until_date=UNTIL)


def day(days=14):
    return (timezone.localdate() + timedelta(days=days)).isoformat()


@pytest.mark.parametrize("until_date", ("", "soon", day(0), day(-3), day(500), "9999-12-31"))
def test_a_day_that_is_no_help_is_answered_kindly(client, quoted, until_date):
    client.force_login(quoted.coordinator)

    page = client.post(
        reverse("reports:report_notify", args=[quoted.report.pk]), {"until_date": until_date}
    )

    assert list(page.context["form"].errors) == ["until_date"]
    assert not QuoteNotice.objects.exists()


def test_contributors_see_where_they_stand_in_the_draft_and_nobody_else_does(client, quoted):
    tell(quoted)
    heading = "Waiting together works"
    client.force_login(quoted.maggie)
    own = client.get(reverse("reports:my_receipt")).content.decode()
    client.force_login(quoted.silent)
    silent = client.get(reverse("reports:my_receipt")).content.decode()
    client.force_login(make_member(community=quoted.community))
    other = client.get(reverse("reports:my_receipt")).content.decode()
    client.logout()
    token = make_token("receipt", quoted.guest.pk)
    guest = client.get(reverse("reports:receipt", args=[token])).content.decode()

    assert [heading in page for page in (own, silent, other, guest)] == [True, True, False, True]
    assert [f"by 4 March {UNTIL.year}" in page for page in (own, guest)] == [True, True]
    assert "It is quoted there." in own
    assert "It is counted there, not shown." in silent


def test_a_small_step_that_will_be_shown_is_said_to_be_in_the_draft(client, drafted):
    token = make_token("receipt", drafted.words.step.guest.pk)

    page = client.get(reverse("reports:receipt", args=[token])).content.decode()

    assert "It stands in the draft of the report on “Engagement”, among the small steps." in page


def test_what_is_in_the_draft_comes_first_and_what_is_published_is_no_draft(client, drafted):
    later = make_contribution(prompt=drafted.prompt, member=drafted.maggie)
    client.force_login(drafted.maggie)

    before = client.get(reverse("reports:my_receipt")).context["page"].object_list
    publish(drafted)
    after = client.get(reverse("reports:my_receipt")).context["page"].object_list

    assert [each["contribution"] for each in before] == [drafted.words.quotable, later]
    assert [len(each["drafts"]) for each in before] == [1, 0]
    assert [each["contribution"] for each in after] == [later, drafted.words.quotable]
    assert [each["drafts"] for each in after] == [[], []]


def test_the_page_before_publishing_says_who_was_not_told_and_until_when_they_have(client, quoted):
    client.force_login(quoted.coordinator)
    address = reverse("reports:report_publish", args=[quoted.report.pk])

    before = client.get(address).content.decode()
    tell(quoted)
    after = client.get(address).content.decode()

    assert "1 person quoted has not been told yet" in before
    assert "has not been told yet" not in after
    assert f"they have until 4 March {UNTIL.year}" in after


def test_contributors_hear_once_that_their_words_are_published(quoted):
    publish(quoted)
    first = letters_to(quoted.maggie, quoted.silent)
    newcomer = make_member(community=quoted.community)
    said = make_contribution(prompt=quoted.prompt, member=newcomer)
    make_finding(report=quoted.report, quoted=[said])
    publish(quoted)

    assert first == ["Published: What we found"] * 2
    assert letters_to(quoted.maggie, quoted.silent) == first
    assert letters_to(newcomer) == ["Published: What we found"]
    assert OutgoingEmail.objects.filter(subject__startswith="Published").count() == 3


@pytest.mark.parametrize("people", (1, 3, 30))
def test_telling_asks_the_same_number_of_queries(
    client, drafted, people, django_assert_num_queries
):
    make_version(
        report=drafted.report,
        content={"title": "Old", "findings": [], "steps": {"shown": []}},
    )
    for _ in range(people):
        said = make_contribution(prompt=drafted.prompt, member=make_member())
        make_source(finding=drafted.finding, contribution=said, is_quoted=True)
    client.force_login(drafted.coordinator)

    with django_assert_num_queries(10):
        page = client.get(reverse("reports:report_notify", args=[drafted.report.pk]))

    assert len(page.context["quoted"].to_notify) == people + 1


@pytest.mark.parametrize(
    ("series", "title"),
    (
        ("Engagement", "Engagement: what we found"),
        ("Engagement.", "Engagement: what we found"),
        ("What would have to happen?", "What would have to happen? What we found"),
    ),
)
def test_a_drafted_title_reads_well(heard, series, title):
    heard.series.title = series
    heard.series.save()

    report = draft_report(series=heard.series, by=heard.coordinator, at=timezone.now())

    assert report.title == title

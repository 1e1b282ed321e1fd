"""From an issue to a series with meetings, page by page."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from joinedup.series.models import (
    PracticeIssue,
    Series,
)
from tests.factories.people import make_community, make_member
from tests.factories.series import (
    make_agenda_item,
    make_meeting,
    make_practice_issue,
    make_series,
    make_theme,
)
from tests.series.pages import address, hidden, said

pytestmark = pytest.mark.django_db


def test_an_issue_becomes_a_theme_and_a_series(client, community, coordinator):
    issue = make_practice_issue(community=community)

    taken = client.post(
        address("issue_take_up", issue.pk), {"new_theme": "No fixed address"}, follow=True
    )
    assert issue.statement in taken.content.decode()
    planned = {
        "key": hidden(taken, "key"),
        "community": community.pk,
        "title": "No fixed address",
        "question": "How would letters arrive?",
    }
    plan = taken.redirect_chain[-1][0]
    first = client.post(plan, planned)
    second = client.post(plan, planned)

    series = Series.objects.get()
    assert series.theme.name == "No fixed address"
    assert (first.url, second.url) == (address("series_detail", series.pk),) * 2


def test_a_series_can_not_be_planned_for_another_community(client, coordinator):
    elsewhere = make_community()

    page = client.post(
        address("series_new") + "?theme=new",
        {"community": elsewhere.pk, "new_theme": "A", "title": "B", "question": "C?"},
    )

    assert page.context["form"].errors == {
        "community": ["This choice is no longer on offer. Please choose again."]
    }
    assert not Series.objects.exists()


@pytest.mark.parametrize("theme", ("0", "-1", "x", "²", "9" * 30))
def test_a_theme_that_is_not_there_is_not_found(client, coordinator, theme):
    assert client.get(address("series_new"), {"theme": theme}).status_code == 404


def test_an_issue_is_sent_twice_and_kept_once(client, community):
    client.force_login(make_member(community=community))
    url = address("issue_new")
    typed = {
        "key": hidden(client.get(url), "key"),
        "community": community.pk,
        "statement": "<script>alert(1)</script> =1+1 \u202e 🙂 " + "ä" * 900,
        "where_from": "casework",
    }

    pages = [client.post(url, typed, follow=True) for _ in range(2)]

    assert PracticeIssue.objects.count() == 1
    assert all("&lt;script&gt;" in page.content.decode() for page in pages)


def test_a_series_is_announced_only_by_a_press(client, community, coordinator):
    series = make_series(community=community, is_announced=False)
    url = address("series_announce", series.pk)

    client.get(url)
    series.refresh_from_db()
    assert series.announced_at is None

    client.post(url)
    series.refresh_from_db()
    assert series.announced_at is not None


def test_a_series_moves_to_a_new_theme(client, community, coordinator):
    series = make_series(community=community, theme=make_theme(name="Old"))

    client.post(
        address("series_edit", series.pk), {"title": "T", "question": "Q?", "new_theme": "New"}
    )

    series.refresh_from_db()
    assert (series.title, series.question, series.theme.name) == ("T", "Q?", "New")


def test_the_agenda_is_rearranged_and_only_kept_by_save(client, community, coordinator):
    meeting = make_meeting(series=make_series(community=community))
    for position in range(2):
        make_agenda_item(meeting=meeting, position=position)
    url = address("meeting_agenda", meeting.pk)
    typed = {
        "form-TOTAL_FORMS": "3",
        "form-INITIAL_FORMS": "0",
        "form-0-minutes": "90",
        "form-0-title": "Lunch",
        "form-1-minutes": "40",
        "form-1-title": "Talk",
        "form-1-detail": "In pairs",
        "form-2-minutes": "",
        "form-2-title": " ",
    }

    moved = client.post(url, typed | {"act": "up-1"})
    assert [
        (begins_at - meeting.starts_at, form["title"].value())
        for begins_at, form in moved.context["parts"]
    ] == [(timedelta(0), "Talk"), (timedelta(minutes=40), "Lunch")]
    assert meeting.agenda.first().title == "Part 1"

    kept = client.post(url, typed)
    assert list(meeting.agenda.values_list("minutes", "title", "detail")) == [
        (90, "Lunch", ""),
        (40, "Talk", "In pairs"),
    ]
    assert said(kept) == ["The agenda is saved. It is 10 minutes longer than the meeting."]


def test_an_agenda_cut_off_on_the_way_changes_nothing(client, community, coordinator):
    meeting = make_meeting(series=make_series(community=community))
    make_agenda_item(meeting=meeting, position=0)

    answer = client.post(address("meeting_agenda", meeting.pk), {})

    assert meeting.agenda.count() == 1
    assert said(answer) == ["It did not arrive whole, so nothing was changed. Please try again."]


def _sent(*parts, **more):
    """A form table as it is sent: parts of minutes, title and detail."""
    names = ("minutes", "title", "detail")
    fields = {
        f"form-{number}-{name}": value
        for number, part in enumerate(parts)
        for name, value in zip(names, part, strict=True)
    }
    counts = {"form-TOTAL_FORMS": str(len(parts)), "form-INITIAL_FORMS": "0"}
    return fields | counts | more


def _parts(page):
    return [
        tuple(str(form[name].value()) for name in ("minutes", "title", "detail"))
        for _begins_at, form in page.context["parts"]
    ]


def _fields(page):
    """What the page's form would send, but for its buttons."""
    shown = BeautifulSoup(page.content, "html.parser").select("#agenda input[name]")
    return {each["name"]: each.get("value", "") for each in shown}


TALK, LUNCH, END = ("40", "Talk <b>", "In pairs"), ("30", "Lunch", ""), ("", "End", "?")


@pytest.mark.parametrize("place", (0, 1, 2))
def test_a_part_taken_out_of_the_agenda_is_put_back_where_it_was(
    client, community, coordinator, place
):
    meeting = make_meeting(series=make_series(community=community))
    url, parts = address("meeting_agenda", meeting.pk), [TALK, LUNCH, END]

    without = client.post(url, _sent(*parts, act=f"remove-{place}"))
    left = parts[:place] + parts[place + 1 :]
    assert _parts(without) == left
    assert "Put it back" in without.text

    # Something else is done meanwhile.
    moved = client.post(url, _fields(without) | {"act": "up-1"})
    assert _parts(moved) == left[::-1]
    back = client.post(url, _fields(moved) | {"act": "back"})
    assert _parts(back) == [*left[::-1][:place], parts[place], *left[::-1][place:]]
    assert "Put it back" not in back.text
    assert not meeting.agenda.exists()


@pytest.mark.parametrize("odd", ("", "x", "-1", "9" * 30, "²"))
def test_an_odd_place_puts_nothing_wrong(client, community, coordinator, odd):
    meeting = make_meeting(series=make_series(community=community))
    url = address("meeting_agenda", meeting.pk)
    removed = {"removed-title": "Lunch", "removed-minutes": "30", "removed-place": odd}

    back = client.post(url, _sent(TALK, act="back", **removed))

    assert sorted(_parts(back)) == sorted([TALK, LUNCH])


def test_nothing_is_put_back_into_a_full_agenda_or_where_nothing_was_taken(
    client, community, coordinator
):
    meeting = make_meeting(series=make_series(community=community))
    url = address("meeting_agenda", meeting.pk)

    nothing = client.post(url, _sent(TALK, act="back"))
    full = client.post(url, _sent(*[TALK] * 40, act="back", **{"removed-title": "Lunch"}))

    assert (_parts(nothing), _parts(full)) == ([TALK], [TALK] * 40)


@pytest.mark.parametrize(
    ("minutes", "words"),
    (
        ((), "The agenda is empty. Add its first part."),
        (("50", "5"), "Ends 14:25, 5 minutes before the meeting"),
        (("59",), "Ends 14:29, 1 minute before the meeting"),
        (("30", "30"), "Ends 14:30, with the meeting"),
        (("61",), "Ends 14:31, 1 minute after the meeting"),
        (("60", "x", "15"), "Ends 14:45, 15 minutes after the meeting"),
    ),
)
def test_the_agenda_says_when_it_ends(client, community, coordinator, minutes, words):
    begins = timezone.localtime().replace(hour=13, minute=30, second=0, microsecond=0)
    begins += timedelta(days=3)
    meeting = make_meeting(
        series=make_series(community=community),
        starts_at=begins,
        ends_at=begins + timedelta(hours=1),
    )
    parts = [(each, "Part", "") for each in minutes]

    page = client.post(address("meeting_agenda", meeting.pk), _sent(*parts, act="none"))

    status = BeautifulSoup(page.content, "html.parser").select_one(".agenda-end")
    assert " ".join(status.get_text().split()) == f"Not saved yet {words}"

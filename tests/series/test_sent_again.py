"""Going back and sending something else: it is kept, or it is said that it is not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from joinedup.mail.models import OutgoingEmail
from joinedup.record.models import RecordEntry
from joinedup.series.models import JoinRequest, Meeting, PracticeIssue, Series
from joinedup.series.services.meetings import cancel_meeting, change_meeting
from tests.factories.people import make_member
from tests.factories.series import make_series, make_theme
from tests.series.pages import address, hidden, said

pytestmark = pytest.mark.django_db


def events():
    return list(RecordEntry.objects.order_by("pk").values_list("event", flat=True))


@pytest.fixture
def series(community, coordinator):
    return make_series(community=community)


def meeting_form(client, series, **fields):
    url = address("meeting_new", series.pk)
    day = timezone.localdate() + timedelta(days=30)
    typed = {"day": day.isoformat(), "begins": "09:00", "ends": "11:00", "venue_name": "Hall"}
    return url, {"key": hidden(client.get(url), "key"), "title": "First", **typed, **fields}


def begin_times():
    return [f"{timezone.localtime(each.starts_at):%H:%M}" for each in Meeting.objects.all()]


def test_a_meeting_sent_again_with_another_time_is_at_that_time(client, series):
    url, typed = meeting_form(client, series)
    client.post(url, typed)

    page = client.post(url, {**typed, "begins": "14:00", "ends": "16:00"}, follow=True)

    assert begin_times() == ["14:00"]
    assert said(page)[-1] == (
        "The meeting you planned before is changed: it is now as you sent it last."
    )
    assert "14:00" in page.content.decode()
    assert events()[-2:] == ["meeting planned", "meeting changed"]


def change(meeting, by, **fields):
    names = ("title", "starts_at", "ends_at", "venue_name", "venue_address", "online_url", "access")
    now = {name: getattr(meeting, name) for name in names}
    change_meeting(meeting=meeting, by=by, at=timezone.now(), **{**now, **fields})


@pytest.mark.parametrize("what", ("changed", "cancelled"))
def test_a_meeting_that_was_changed_since_stays_and_the_page_says_so(
    client, series, coordinator, what
):
    url, typed = meeting_form(client, series)
    client.post(url, typed)
    meeting = Meeting.objects.get()
    if what == "changed":
        change(meeting, make_member(), venue_name="Library")
    else:
        cancel_meeting(meeting=meeting, by=make_member(), at=timezone.now())

    again = client.post(url, {**typed, "begins": "14:00", "ends": "16:00"})

    shown = again.content.decode()
    assert begin_times() == ["09:00"]
    assert f"{what} since" in shown
    assert f'href="{address("meeting_detail", meeting.pk)}"' in shown
    assert 'value="14:00"' in shown
    # The next press is meant for another meeting.
    client.post(url, {**typed, "begins": "14:00", "ends": "16:00", "key": hidden(again, "key")})
    assert sorted(begin_times()) == ["09:00", "14:00"]


def test_the_same_press_coming_late_does_not_undo_what_was_changed(client, series):
    url, typed = meeting_form(client, series)
    client.post(url, typed)
    change(Meeting.objects.get(), make_member(), title="Second")

    client.post(url, typed)

    assert [each.title for each in Meeting.objects.all()] == ["Second"]


def test_people_invited_are_told_when_a_meeting_sent_again_moves(client, series, community):
    url, typed = meeting_form(client, series)
    client.post(url, typed)
    guest = make_member(community=community, email="ann@example.org")
    Meeting.objects.get().invitations.create(member=guest, invited_at=timezone.now())

    client.post(url, {**typed, "begins": "14:00", "ends": "16:00"})

    assert list(OutgoingEmail.objects.values_list("to", flat=True)) == ["ann@example.org"]


def issue_form(client, community, **fields):
    typed = {"community": community.pk, "where_from": "casework", "statement": "No address."}
    return {"key": hidden(client.get(address("issue_new")), "key"), **typed, **fields}


def test_two_obstacles_out_of_one_form_are_both_kept(client, community):
    client.force_login(make_member(community=community))
    typed = issue_form(client, community)

    for statement in ("No address.", "No lift.", "No address."):
        client.post(address("issue_new"), {**typed, "statement": statement})

    assert sorted(each.statement for each in PracticeIssue.objects.all()) == [
        "No address.",
        "No lift.",
    ]


def test_where_an_obstacle_comes_from_is_what_was_chosen_last_until_it_is_taken_up(
    client, community
):
    client.force_login(make_member(community=community))
    typed = issue_form(client, community)
    client.post(address("issue_new"), typed)

    client.post(address("issue_new"), {**typed, "where_from": "training"})
    PracticeIssue.objects.update(theme=make_theme())
    page = client.post(address("issue_new"), {**typed, "where_from": "member"})

    assert PracticeIssue.objects.get().where_from == "training"
    assert "This has been taken up since you sent it" in page.content.decode()


def test_a_series_sent_again_is_as_it_was_sent_last(client, community, coordinator):
    url = f"{address('series_new')}?theme={make_theme().pk}"
    typed = {"community": community.pk, "title": "Damp", "question": "Why?"}
    typed["key"] = hidden(client.get(url), "key")
    client.post(url, typed)

    page = client.post(url, {**typed, "question": "How?"}, follow=True)

    assert [each.question for each in Series.objects.all()] == ["How?"]
    assert "it is now as you sent it last" in said(page)[-1]


def test_a_request_to_join_is_put_right_until_it_is_answered(client, community):
    series = make_series(community=community)
    url = address("join_ask", series.pk)
    typed = {"key": hidden(client.get(url), "key"), "name": "Ann", "email": "ann@example.org"}
    client.post(url, typed)

    client.post(url, {**typed, "message": "I lived it."})
    asked = JoinRequest.objects.get()
    asked.decided_at, asked.decided_by, asked.is_accepted = timezone.now(), make_member(), True
    asked.save()
    page = client.post(url, {**typed, "message": "And more."})

    assert JoinRequest.objects.get().message == "I lived it."
    assert OutgoingEmail.objects.count() == 1
    assert (page.status_code, page.context["form"]["message"].value()) == (409, "And more.")
    assert page.context["form"].non_field_errors() == [
        "You have been answered since, by email, so nothing was sent now."
    ]

"""Choosing people, looking at the email, sending it once."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from joinedup.mail.models import OutgoingEmail
from joinedup.series.models import (
    Invitation,
    Meeting,
    Reply,
    ReplyChannel,
    Way,
)
from tests.factories.people import make_affiliation, make_community, make_member, make_organisation
from tests.factories.series import (
    make_invitation,
    make_meeting,
    make_series,
)
from tests.series.pages import address, hidden, said

pytestmark = pytest.mark.django_db


def test_the_next_meeting_is_planned_and_invited_to_in_six_presses(client, community, coordinator):
    members = [make_member(community=community) for _ in range(3)]
    series = make_series(community=community)
    # In the morning: a meeting does not go on past midnight, whenever this test runs.
    begun_at = timezone.localtime().replace(hour=10, minute=0) - timedelta(days=3)
    last = make_meeting(series=series, starts_at=begun_at, online_url="https://meet.example.org/")
    for member in members[:2]:
        make_invitation(meeting=last, member=member)

    presses = 1
    detail = client.get(address("meeting_detail", last.pk))
    assert address("meeting_clone", last.pk) in detail.content.decode()
    presses += 1
    suggested = client.get(address("meeting_clone", last.pk))
    form = suggested.context["form"]
    choose = client.post(
        address("meeting_clone", last.pk),
        {
            "key": hidden(suggested, "key"),
            # Suggested only where the series counts its meetings; typing is no press.
            "title": "The next night",
            "day": form["day"].value(),
            "begins": form["begins"].value(),
            "ends": form["ends"].value(),
        },
        follow=True,
    )
    presses += 1
    clone = Meeting.objects.latest("pk")
    preselected = choose.context["form"]["members"].value()
    preview = client.post(choose.redirect_chain[-1][0], {"members": preselected, "step": "preview"})
    presses += 1
    assert [person.name for person in preview.context["by_letter"]] == [
        member.name for member in members[:2]
    ]
    assert not OutgoingEmail.objects.exists()
    client.post(
        choose.redirect_chain[-1][0],
        {"members": [member.pk for member in preview.context["by_letter"]], "step": "send"},
    )

    assert presses <= 6
    assert timezone.localtime(clone.starts_at).weekday() == (
        timezone.localtime(last.starts_at).weekday()
    )
    assert clone.starts_at > timezone.now()
    assert {invitation.member for invitation in clone.invitations.all()} == set(members[:2])
    assert OutgoingEmail.objects.count() == 2


@pytest.mark.parametrize("note", ["", "Do come"])
def test_pressing_send_twice_sends_once(client, community, coordinator, note):
    meeting = make_meeting(series=make_series(community=community))
    ann = make_member(community=community)
    by_phone = make_member(community=community, email=None)
    sent = {"members": [ann.pk, by_phone.pk], "note": note, "step": "send"}
    url = address("meeting_invite", meeting.pk)

    first, second = client.post(url, sent), client.post(url, sent)

    assert first.url == address("meeting_replies", meeting.pk)
    assert said(first) == [
        "1 email is on its way. 1 person has no email: please phone or tell them."
    ]
    if note:
        # It may be another one: it stands there again.
        assert second.status_code == 409
        assert ("If you pressed twice, all is well." in second.text, note in second.text) == (1, 1)
    else:
        assert (second.url, "Nothing was sent twice." in said(second)[-1]) == (first.url, True)
    assert (Invitation.objects.count(), OutgoingEmail.objects.count()) == (2, 1)


def test_the_preview_names_missing_sectors_and_keeps_the_choice(client, community, coordinator):
    meeting = make_meeting(series=make_series(community=community))
    ann, ben = (make_member(community=community) for _ in range(2))
    make_affiliation(member=ann, organisation=make_organisation(sector="police"))
    make_affiliation(member=ben, organisation=make_organisation(sector="faith"))
    url = address("meeting_invite", meeting.pk)
    choice = {"members": [ann.pk], "note": 'One "line"\nand <another>'}

    preview = client.post(url, choice | {"step": "preview"})
    assert preview.context["missing"] == ["Faith"]
    assert 'One "line"\nand <another>' in preview.context["words"]

    back = client.post(url, choice | {"step": "choose"})
    assert back.context["form"]["members"].value() == [str(ann.pk)]


def test_somebody_of_another_community_cannot_be_invited(client, community, coordinator):
    meeting = make_meeting(series=make_series(community=community))
    stranger = make_member(community=make_community())

    for step in ("preview", "send"):
        client.post(address("meeting_invite", meeting.pk), {"members": [stranger.pk], "step": step})

    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    ("group", "chosen"), (("", {"last"}), ("everybody", {"last", "other"}), ("nobody", set()))
)
def test_a_choice_starts_from_a_group(client, community, coordinator, group, chosen):
    coordinator.roles.update(until_date=None)
    series = make_series(community=community)
    last = make_meeting(series=series, starts_at=timezone.now() - timedelta(days=30))
    people = {name: make_member(community=community, name=name) for name in ("last", "other")}
    make_invitation(meeting=last, member=people["last"])
    meeting = make_meeting(series=series)

    page = client.get(address("meeting_invite", meeting.pk), {"group": group})

    preselected = set(page.context["form"]["members"].value()) - {coordinator.pk}
    assert preselected == {people[name].pk for name in chosen}


def test_a_coordinator_enters_an_answer_given_by_phone(client, community, coordinator):
    meeting = make_meeting(
        series=make_series(community=community), online_url="https://meet.example.org/"
    )
    invitation = make_invitation(meeting=meeting)

    client.post(
        address("invitation_reply", invitation.pk),
        {"via": "phone", "reply": "yes", "way": "online", "access_needs": "Captions"},
    )

    invitation.refresh_from_db()
    assert (invitation.reply, invitation.way, invitation.access_needs, invitation.replied_via) == (
        Reply.YES,
        Way.ONLINE,
        "Captions",
        ReplyChannel.PHONE,
    )


def test_the_letter_on_paper_can_be_answered_with_a_pen(client, community, coordinator):
    community.contact_email = "cora@example.org"
    community.save()
    meeting = make_meeting(
        series=make_series(community=community, title="Doors", question="Who is missing?"),
        title="The first night",
        online_url="https://meet.example.org/a-long-address",
        access="A ramp.",
    )
    waiting = make_member(community=community, email=None, phone="01782 000 001", name="Abdul")
    invitation = make_invitation(meeting=meeting, member=waiting)
    make_invitation(meeting=meeting, member=make_member(email=None, name="Bo"), reply="yes")
    make_invitation(meeting=meeting, member=make_member(name="Carl"))

    page = client.get(address("meeting_letters", meeting.pk))

    shown = BeautifulSoup(page.content, "html.parser").main
    (letter,) = shown.select(".letter")
    words = [" ".join(each.get_text().split()) for each in letter.select("p, dt, h3, .boxes li")]
    assert words[1:] == [
        "Hello Abdul,",
        "You are warmly invited to “The first night”, a meeting of the series “Doors” of "
        f"{community.name}.",
        "The question we are asking: Who is missing?",
        "When",
        "Where",
        "Online",
        "Getting in and around",
        "Can you come? Please tick one",
        "Yes",
        "Maybe",
        "No",
        "If you come, how?",
        "In person",
        "Online",
        "What would help you take part?",
        "For example a ramp, an interpreter, your fare, food you cannot eat, a seat near the "
        "door. Only those who coordinate see it.",
        "How to answer",
        "Hand this sheet to whoever gave it to you, or ring us on:",
        "You can also write to cora@example.org.",
        "Or point a phone’s camera at the square: it opens your own page, where you can answer "
        "without an account.",
    ]
    assert len(letter.select("svg.qr")) == 1
    assert "http" not in letter.get_text()
    assert "01782 000 001" in shown.get_text()
    assert "01782 000 001" not in letter.get_text()
    assert [link["href"] for link in shown.select(".on-screen a")] == [
        address("invitation_reply", invitation.pk)
    ]


def test_answers_say_what_they_are_where_there_is_no_room_for_columns(
    client, community, coordinator
):
    meeting = make_meeting(series=make_series(community=community))
    make_invitation(
        meeting=meeting,
        member=make_member(name="Ann", email=None, phone="01782 000 001"),
        reply="yes",
        way="in_person",
        access_needs="A ramp",
    )

    page = BeautifulSoup(client.get(address("meeting_replies", meeting.pk)).content, "html.parser")

    (row,) = page.select("table.stacks tbody [role=row]")
    assert [(cell["data-label"], cell.get_text(" ", strip=True)) for cell in row.select("td")] == [
        ("Answer", "Yes"),
        ("How", "In person"),
        ("Organisation", ""),
        ("What would help", "A ramp"),
        ("By phone or on paper", "Enter an answer : Ann"),
    ]
    assert {cell["role"] for cell in row.select("td")} == {"cell"}


@pytest.mark.parametrize(
    ("titles", "suggested"),
    (
        (("The first night",), None),
        (("What is wrong?", "When it worked"), None),
        (("What is wrong?", "Meeting 9"), "Meeting 10"),
        (("Monthly meeting", "Monthly meeting"), "Monthly meeting"),
    ),
)
def test_a_title_of_its_own_is_not_given_twice(client, community, coordinator, titles, suggested):
    series = make_series(community=community)
    now = timezone.now()
    for weeks_ago, title in enumerate(reversed(titles), start=1):
        make_meeting(series=series, title=title, starts_at=now - timedelta(weeks=weeks_ago))
    make_meeting(
        series=series,
        title="Called off",
        starts_at=now - timedelta(weeks=1, hours=1),
        cancelled_at=now,
    )
    last = Meeting.objects.get(series=series, title=titles[-1], starts_at__gt=now - timedelta(8))

    page = client.get(address("meeting_clone", last.pk))

    shown = BeautifulSoup(page.content, "html.parser").find("input", {"name": "title"})
    hint = f"The last one was called “{titles[-1]}”."
    assert (shown.get("value"), hint in page.text) == (suggested, True)

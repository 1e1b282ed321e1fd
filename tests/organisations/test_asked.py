"""Whoever came from a list is asked; before they say yes, nothing of them is shown."""

from django.core import mail
from django.urls import reverse

from joinedup.access.models import Community, CommunityInvitation, Role, RoleKind
from joinedup.access.selectors import coordinators_of
from joinedup.duties.selectors.local import keepers_of
from joinedup.people.models import Member
from joinedup.record.models import RecordEntry
from tests.factories.people import make_community, make_member
from tests.organisations.lists import bring, line
from tests.seen import seen


def test_nothing_of_somebody_is_shown_to_members_before_they_say_yes(
    client, community, coordinator
):
    bring(community, coordinator, line("Fay", "fay@example.org", role=RoleKind.FACILITATOR))
    client.force_login(make_member(community=community))
    fay = Member.objects.get(name="Fay")
    pages = [
        reverse("access:community_detail", args=[community.pk]),
        reverse("organisations:directory"),
        reverse("organisations:organisation_list"),
    ]

    def shown():
        return ["Fay" in client.get(page).text for page in pages]

    before, profile = shown(), client.get(reverse("access:member_detail", args=[fay.pk]))
    client.post(CommunityInvitation.objects.get().answer_path, {"answer": "yes"})

    assert (before, profile.status_code) == ([False] * 3, 404)
    assert shown() == [True, False, False]


def test_nobody_is_written_to_or_offered_as_coordinator_before_they_say_yes(
    client, community, coordinator
):
    bring(community, coordinator, line("Fay", "fay@example.org", role=RoleKind.COORDINATOR))

    def found():
        return [
            {each.name for each in select(community)} for select in (coordinators_of, keepers_of)
        ]

    before = found()
    client.post(CommunityInvitation.objects.get().answer_path, {"answer": "yes"})

    assert before == [{coordinator.name}] * 2
    assert found() == [{coordinator.name, "Fay"}] * 2


def test_the_invitation_says_how_to_ask_first_also_by_phone(community, coordinator):
    Community.objects.filter(pk=community.pk).update(phone="01632 960100")
    community.refresh_from_db()

    bring(community, coordinator, line("Fay", "fay@example.org"))

    assert f"write to {community.contact_email}, or ring 01632 960100." in mail.outbox[0].body


def test_a_no_takes_away_what_the_list_gave(client, community, coordinator):
    known = make_member(community=make_community(), email="known@example.org", name="Kit")
    bring(community, coordinator, line("Ann", "ann@example.org"), line("Kit", known.email))
    ann, kit = CommunityInvitation.objects.order_by("pk")

    for invitation in (ann, kit):
        path = invitation.answer_path
        answer = client.post(path, {"answer": "no"})
        assert "nobody asks you again from a list" in seen(answer.text)
        assert client.get(path).status_code == 404

    assert not Member.objects.filter(name="Ann").exists()
    assert Member.objects.get(pk=known.pk).roles.count() == 1
    assert not Role.objects.filter(community=community).exclude(member=coordinator).exists()


def test_after_a_yes_a_no_by_the_same_link_ends_nothing(client, community, coordinator):
    bring(community, coordinator, line("Ann", "ann@example.org"))
    path = CommunityInvitation.objects.get().answer_path

    for answer in ("yes", "yes", "no"):
        page = client.post(path, {"answer": answer})

    assert "You take part" in seen(page.text)
    assert CommunityInvitation.objects.get().accepted_at
    assert [each.event for each in RecordEntry.objects.filter(by_kind="link")] == [
        "community joined"
    ]

"""Who may change whose account, and what becomes of the sessions in it."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.people.models import Member, Session
from tests.factories.people import make_community, make_member, make_role
from tests.seen import seen

pytestmark = pytest.mark.django_db


def signed_in(person):
    browser = Client()
    browser.force_login(person)
    return browser


def is_signed_in(browser):
    return browser.get(reverse("people:profile")).status_code == 200


def change(browser, member, email):
    return browser.post(
        reverse("access:member_edit", args=[member.pk]),
        {"name": member.name, "email": email, "phone": member.phone},
        follow=True,
    )


def say_yes(browser, link):
    return browser.post(link, {"answer": "yes"}, follow=True)


def link_to(email):
    """The private link in the latest email to an address."""
    body = next(each.body for each in reversed(mail.outbox) if each.to == [email])
    return re.search(r"/access/new-address/\S+", body).group()


def test_a_new_address_ends_every_session_until_its_owner_shows_that_they_read_it():
    """Else somebody could take an address that is not theirs, wait until its owner is added to
    another community, and be in that community with the session they have."""
    member = make_member(community=make_community(), name="Mal", email="mal@example.org")
    here, elsewhere = signed_in(member), signed_in(member)

    change(here, member, "chief@example.org")
    say_yes(Client(), link_to("chief@example.org"))

    member.refresh_from_db()
    assert member.email == "chief@example.org"
    assert (is_signed_in(here), is_signed_in(elsewhere)) == (False, False)


def test_a_new_address_holds_once_its_owner_opened_the_link_there():
    member = make_member(community=make_community(), name="Mal", email="mal@example.org")
    here, elsewhere = signed_in(member), signed_in(member)

    edited = change(here, member, "mal.new@example.org")
    link = link_to("mal.new@example.org")
    looked_at = here.get(link)
    before = Member.objects.get(pk=member.pk).email
    confirmed = say_yes(here, link)

    assert "We sent an email to mal.new@example.org" in seen(edited.text)
    assert (looked_at.status_code, before) == (200, "mal@example.org")
    assert Member.objects.get(pk=member.pk).email == "mal.new@example.org"
    assert "The new address holds." in seen(confirmed.text)
    assert (is_signed_in(here), is_signed_in(elsewhere)) == (True, False)
    assert Session.objects.filter(member=member).count() == 1
    assert say_yes(here, link).status_code == 404


def test_a_slip_in_ones_own_address_shuts_nobody_out():
    """The only administrator gives an address that does not exist."""
    community = make_community()
    member = make_member(community=community, role=RoleKind.ADMINISTRATOR, email="a@example.org")
    browser = signed_in(member)

    change(browser, member, "typo@nowhere.invalid")

    assert is_signed_in(browser)
    assert Member.objects.get(pk=member.pk).email == "a@example.org"
    change(browser, member, "a@example.org")
    assert Client().get(link_to("typo@nowhere.invalid")).status_code == 404


def test_whether_an_address_is_taken_is_told_to_its_owner_alone():
    make_member(name="Bea", email="bea@example.org")
    pages, emails = [], []
    for email in ("bea@example.org", "new@example.org"):
        mail.outbox.clear()
        member = make_member(community=make_community(name=email), name="Mal")
        browser = signed_in(member)
        edited = change(browser, member, email)
        after = browser.get(reverse("people:profile"))
        pages.append(
            [
                re.sub(r"[\w.-]{24,}|\d+|bea|new", "", text).replace(member.email, "")
                for text in (edited.redirect_chain[0][0], seen(edited.text), seen(after.text))
            ]
        )
        emails.append([(each.to, each.subject) for each in mail.outbox])

    assert pages[0] == pages[1]
    assert emails == [
        [(["bea@example.org"], "Somebody gave your email address")],
        [(["new@example.org"], "Is this your email address?")],
    ]


def test_a_coordinators_change_waits_for_the_person_and_the_old_address_is_told():
    community = make_community()
    coordinator = make_member(community=community, role=RoleKind.COORDINATOR, name="Cora")
    ann = make_member(community=community, name="Ann", email="ann@example.org")

    change(signed_in(coordinator), ann, "ann.new@example.org")
    before = Member.objects.get(pk=ann.pk).email
    told = [each.subject for each in mail.outbox if each.to == ["ann@example.org"]]
    link = link_to("ann.new@example.org")
    say_yes(Client(), link)

    assert (before, told) == ("ann@example.org", ["Another email address was given for you"])
    assert Member.objects.get(pk=ann.pk).email == "ann.new@example.org"
    assert mail.outbox[-1].to == ["ann@example.org"]


def test_a_coordinator_who_is_none_any_more_changes_no_address():
    community = make_community()
    coordinator = make_member(community=community, role=RoleKind.COORDINATOR)
    ann = make_member(community=community, name="Ann", email="ann@example.org")
    change(signed_in(coordinator), ann, "cora.too@example.org")
    coordinator.roles.all().delete()

    answer = say_yes(Client(), link_to("cora.too@example.org"))

    assert (answer.status_code, Member.objects.get(pk=ann.pk).email) == (404, "ann@example.org")


def test_an_address_that_somebody_else_has_by_now_is_not_given_twice():
    member = make_member(community=make_community(), email="mal@example.org")
    change(signed_in(member), member, "mal.new@example.org")
    make_member(email="mal.new@example.org")

    answer = say_yes(Client(), link_to("mal.new@example.org"))

    assert "Nothing has changed." in seen(answer.text)
    assert Member.objects.get(pk=member.pk).email == "mal@example.org"


def test_nobody_sends_many_emails_to_strangers_by_changing_their_address():
    member = make_member(community=make_community(), email="mal@example.org")
    browser = signed_in(member)

    for number in range(7):
        answer = change(browser, member, f"stranger{number}@example.org")
        change(browser, member, "mal@example.org")

    assert len(mail.outbox) == 5
    assert list(answer.context["form"].errors) == ["email"]


def test_a_new_name_ends_no_session():
    member = make_member(community=make_community(), name="Mal", email="mal@example.org")
    here = signed_in(member)

    here.post(
        reverse("access:member_edit", args=[member.pk]),
        {"name": "Malorie", "email": "mal@example.org", "phone": ""},
    )

    member.refresh_from_db()
    assert (member.name, is_signed_in(here)) == ("Malorie", True)


def test_nobody_takes_over_an_account_with_words_in_a_community_they_do_not_run():
    """Adding somebody to one's own community is enough to look after them, not to become them:
    their receipt shows what they said elsewhere, also before they left there."""
    mine, other = make_community(), make_community()
    left = make_member(community=mine)
    make_role(member=left, community=other, until_date=timezone.localdate() - timedelta(days=100))
    coordinator = make_member(community=mine, role=RoleKind.COORDINATOR)

    taken = signed_in(coordinator).post(
        reverse("access:member_edit", args=[left.pk]),
        {"name": left.name, "email": "coordinator@example.org", "phone": ""},
    )

    email, left = left.email, type(left).objects.get(pk=left.pk)
    assert (taken.status_code, left.email) == (403, email)

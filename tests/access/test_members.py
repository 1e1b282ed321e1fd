"""Who may change whose account, and what becomes of the sessions in it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from joinedup.access.models import RoleKind
from tests.factories.people import make_community, make_member, make_role

pytestmark = pytest.mark.django_db


def signed_in(person):
    browser = Client()
    browser.force_login(person)
    return browser


def is_signed_in(browser):
    return browser.get(reverse("people:profile")).status_code == 200


def test_a_new_address_ends_every_session_until_its_owner_shows_that_they_read_it():
    """Else somebody could take an address that is not theirs, wait until its owner is added to
    another community, and be in that community with the session they have."""
    member = make_member(community=make_community(), name="Mal", email="mal@example.org")
    here, elsewhere = signed_in(member), signed_in(member)

    here.post(
        reverse("access:member_edit", args=[member.pk]),
        {"name": "Mal", "email": "chief@example.org", "phone": ""},
    )

    member.refresh_from_db()
    assert member.email == "chief@example.org"
    assert (is_signed_in(here), is_signed_in(elsewhere)) == (False, False)


def test_somebody_who_gives_themselves_a_new_address_is_told_to_sign_in_with_it():
    member = make_member(community=make_community(), name="Mal", email="mal@example.org")

    edited = signed_in(member).post(
        reverse("access:member_edit", args=[member.pk]),
        {"name": "Mal", "email": "mal.new@example.org", "phone": ""},
        follow=True,
    )

    assert edited.redirect_chain[-1][0].startswith(reverse("people:sign_in"))
    assert "Please sign in with your new address." in edited.content.decode()


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

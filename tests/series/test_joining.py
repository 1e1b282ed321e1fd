"""Asking to join, and being welcomed."""

import uuid

import pytest
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.mail.models import OutgoingEmail
from joinedup.series.models import (
    JoinRequest,
)
from tests.factories.people import make_member
from tests.factories.series import (
    make_join_request,
    make_series,
)
from tests.series.pages import address, said

pytestmark = pytest.mark.django_db


def test_asking_to_join_says_the_same_to_known_and_unknown_addresses(client, community):
    series = make_series(community=community)
    make_member(community=community, email="known@example.org")
    make_join_request(series=series, email="waiting@example.org")
    url = address("join_ask", series.pk)

    answers = [
        (answer.status_code, answer.url, said(answer)[-1])
        for email in ("new@example.org", "known@example.org", "WAITING@example.org")
        for answer in [client.post(url, {"name": "Ann", "email": email})]
    ]

    assert len(set(answers)) == 1
    assert JoinRequest.objects.count() == 3


def test_a_closed_series_takes_nobody_more(client):
    series = make_series(closed_at=timezone.now())
    url = address("join_ask", series.pk)

    page = client.get(url)
    client.post(url, {"name": "Ann", "email": "ann@example.org"})

    assert "Nobody can join this series now" in page.content.decode()
    assert not JoinRequest.objects.exists()


def test_two_coordinators_decide_and_the_second_is_told(client, community, coordinator):
    join_request = make_join_request(series=make_series(community=community), name="Ann")
    url = address("join_decide", join_request.pk)

    first = client.post(url, {"decision": "accept"})
    client.force_login(make_member(community=community, role=RoleKind.COORDINATOR))
    second = client.post(url, {"decision": "decline", "words": "Sorry"})

    assert said(first)[-1] == "Ann is now a member and is welcomed by email. Next, invite them."
    assert second.status_code == 409
    assert second.context["form"].non_field_errors() == [
        "Nothing was sent: Cora said yes to Ann before you."
    ]
    join_request.refresh_from_db()
    assert join_request.is_accepted is True
    assert OutgoingEmail.objects.count() == 1


def test_pressing_welcome_twice_says_the_same_and_writes_once(client, community, coordinator):
    join_request = make_join_request(series=make_series(community=community), name="Ann")
    url = address("join_decide", join_request.pk)

    answers = [client.post(url, {"decision": "accept"}) for _ in range(2)]

    assert len({(answer.url, said(answer)[-1]) for answer in answers}) == 1
    assert OutgoingEmail.objects.count() == 1


def test_other_words_after_the_letter_has_gone_are_said_not_to_be_sent(
    client, community, coordinator
):
    join_request = make_join_request(series=make_series(community=community), name="Ann")
    url = address("join_decide", join_request.pk)
    client.post(url, {"decision": "accept", "words": "Come at ten."})

    again = client.post(url, {"decision": "accept", "words": "Come at nine."})

    assert again.status_code == 409
    assert again.context["form"].non_field_errors() == [
        "Ann has your answer already. What you write now was not sent."
    ]
    assert OutgoingEmail.objects.count() == 1


def test_a_request_is_not_decided_without_a_decision(client, community, coordinator):
    join_request = make_join_request(series=make_series(community=community))

    page = client.post(address("join_decide", join_request.pk), {"words": "Hello"})

    assert page.status_code == 200
    join_request.refresh_from_db()
    assert join_request.decided_at is None


def test_a_key_from_another_series_asks_to_join_this_one_too(client):
    form = {"key": str(uuid.uuid4()), "name": "Ann", "email": "ann@example.org"}

    answers = [
        client.post(address("join_ask", make_series().pk), form).status_code for _ in range(2)
    ]

    assert (answers, JoinRequest.objects.count()) == ([302, 302], 2)


def test_nobody_lets_themselves_in_with_a_field_that_the_form_does_not_have(client, community):
    form = {"name": "Ann", "email": "ann@example.org", "is_accepted": "on"}
    decided = {"decided_by": make_member(community=community).pk}

    client.post(address("join_ask", make_series(community=community).pk), form | decided)

    asked = JoinRequest.objects.values_list("name", "is_accepted", "decided_at", "decided_by")
    assert list(asked) == [("Ann", None, None, None)]

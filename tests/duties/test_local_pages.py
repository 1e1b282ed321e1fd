"""Pages of local knowledge: who may do what, what is warned of, and what the log tells."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.duties.models.local import LocalEntry
from joinedup.duties.services.local import (
    mark_of,
)
from tests.duties.pages import main_of, page_of, shown
from tests.factories.local import HOUSING, RELIEF, make_local, make_waiting
from tests.factories.people import make_community, make_member

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()


def days_ago(days):
    return TODAY - timedelta(days=days)


def edit_page(community, topic=RELIEF):
    return reverse("duties:local_edit", args=[community.pk, topic])


# Writing down


def test_a_coordinator_writes_down_and_is_told_who_has_to_confirm(client, community, coordinator):
    client.force_login(coordinator)

    answer = client.post(
        edit_page(community),
        {"key": uuid4(), "team": "Relief team", "wording": "Please.", "owner": coordinator.pk},
        follow=True,
    )

    entry = LocalEntry.objects.get()
    assert answer.redirect_chain == [(f"/duties/local/entries/{entry.pk}/", 302)]
    assert (entry.sector, entry.duty_id, entry.wording) == (HOUSING, RELIEF, "Please.")
    assert "Everybody can see it once an adviser has confirmed it." in shown(page_of(answer).main)
    assert entry.owner == coordinator


@pytest.mark.parametrize(
    ("typed", "field", "says"),
    [
        ({}, None, "Please fill in at least one part."),
        ({"form_where": "At the desk"}, "form_name", "Please say what their form is called."),
        ({"heading_law": "Law"}, "form_name", "Please say what their form is called."),
        ({"hours": "9 to 5"}, "team", "Please say whom to ring or write to at these times."),
    ],
)
def test_what_is_missing_is_said(client, community, coordinator, typed, field, says):
    client.force_login(coordinator)

    answer = client.post(edit_page(community), {"key": uuid4(), "owner": coordinator.pk, **typed})

    form = answer.context["form"]
    assert (form.errors if field else form.non_field_errors()) == (
        {field: [says]} if field else [says]
    )
    assert not LocalEntry.objects.exists()


def test_a_body_takes_no_wording_and_no_correction(client, community, coordinator):
    client.force_login(coordinator)

    client.post(
        edit_page(community, HOUSING),
        {"key": uuid4(), "owner": coordinator.pk, "team": "Desk", "wording": "Please."},
    )

    entry = LocalEntry.objects.get()
    assert (entry.team, entry.wording, entry.duty_id) == ("Desk", "", "")


def test_nobody_of_another_community_looks_after_it(client, community, coordinator):
    client.force_login(coordinator)
    elsewhere = make_member(community=make_community(), role=RoleKind.COORDINATOR)
    plain = make_member(community=community)

    for other in (elsewhere, plain):
        answer = client.post(
            edit_page(community), {"key": uuid4(), "team": "Desk", "owner": other.pk}
        )
        assert answer.context["form"].errors == {
            "owner": ["This choice is no longer on offer. Please choose again."]
        }
    assert not LocalEntry.objects.exists()


def test_a_change_begins_with_what_counts_and_ends_it_once_confirmed(
    client, community, coordinator, adviser
):
    before = make_local(community=community, duty_id=RELIEF, team="Old desk", hours="Nine to five")
    client.force_login(coordinator)
    form = client.get(edit_page(community)).context["form"]
    assert (form["team"].value(), form["hours"].value()) == ("Old desk", "Nine to five")

    typed = {name: form[name].value() for name in ("phone", "email", "hours")}
    client.post(
        edit_page(community),
        {"key": uuid4(), "team": "New desk", "owner": coordinator.pk, **typed},
    )
    entry = LocalEntry.objects.exclude(pk=before.pk).get()
    client.force_login(adviser)
    page = client.get(entry.get_absolute_url())
    said = [(each.label, each.before, each.now) for each in page.context["changed"]]
    client.post(f"/duties/local/entries/{entry.pk}/confirm/", {"mark": page.context["mark"]})

    assert said == [("Team", "Old desk", "New desk")]
    before.refresh_from_db()
    entry.refresh_from_db()
    assert (before.is_live, entry.is_live, entry.replaces) == (False, True, before)


def test_somebody_elses_change_is_looked_at_first(client, community, coordinator):
    theirs = make_waiting(community=community, duty_id=RELIEF)
    client.force_login(coordinator)

    page = client.get(edit_page(community))
    answer = client.post(
        edit_page(community), {"key": uuid4(), "team": "Desk", "owner": coordinator.pk}
    )

    assert page_of(page).select_one(f"main a[href='{theirs.get_absolute_url()}']")
    assert (answer.status_code, LocalEntry.objects.count()) == (409, 1)
    assert "Something is already waiting to be confirmed here" in shown(page_of(answer).main)


def test_a_topic_is_chosen_from_the_file(client, community, coordinator):
    client.force_login(coordinator)
    new = f"/duties/local/{community.pk}/new/"

    assert client.get(new, {"topic": RELIEF}).url == edit_page(community)
    assert client.get(new, {"topic": "moon"}).status_code == 200
    assert client.get(edit_page(community, "moon")).status_code == 404


# Who may


def test_whoever_neither_coordinates_nor_advises_here_is_refused(client, community):
    entry = make_waiting(community=community, duty_id=RELIEF)
    live = make_local(community=community)
    people = [
        make_member(community=community),
        make_member(community=community, role=RoleKind.FACILITATOR),
        make_member(community=make_community(), role=RoleKind.ADMINISTRATOR),
        make_member(community=make_community(), role=RoleKind.ADVISER),
    ]
    for person in people:
        client.force_login(person)
        statuses = [
            client.post(f"/duties/local/entries/{each.pk}/{act}/").status_code
            for each, acts in ((entry, ("confirm", "decline")), (live, ("review", "end")))
            for act in acts
        ]
        statuses.append(client.post(edit_page(community), {"team": "Desk"}).status_code)
        assert statuses == [404, 404, 404, 404, 403], person
    entry.refresh_from_db()
    live.refresh_from_db()
    assert (entry.is_waiting, live.is_live) == (True, True)


def test_an_adviser_confirms_and_reviews_and_does_not_write(client, community, adviser):
    client.force_login(adviser)
    live = make_local(community=community, reviewed_on=days_ago(200))

    assert client.get(edit_page(community)).status_code == 403
    assert client.post(f"/duties/local/entries/{live.pk}/review/").status_code == 302

    live.refresh_from_db()
    assert live.reviewed_on == TODAY


def test_what_was_not_on_the_page_is_not_confirmed(client, community, coordinator, adviser):
    entry = make_waiting(community=community, made_by=coordinator, made_by_adviser=False)
    client.force_login(adviser)
    mark = client.get(entry.get_absolute_url()).context["mark"]
    LocalEntry.objects.filter(pk=entry.pk).update(phone="01632 960999")

    for fields in ({"mark": mark}, {}):
        answer = client.post(f"/duties/local/entries/{entry.pk}/confirm/", fields, follow=True)
        assert "it has been changed since" in shown(page_of(answer).main)

    entry.refresh_from_db()
    assert entry.is_waiting


def test_whoever_wrote_it_cannot_confirm_but_take_it_back(client, community, coordinator):
    entry = make_waiting(community=community, made_by=coordinator, made_by_adviser=False)
    client.force_login(coordinator)

    confirmed = client.post(f"/duties/local/entries/{entry.pk}/confirm/", {"mark": mark_of(entry)})
    client.post(f"/duties/local/entries/{entry.pk}/decline/")

    entry.refresh_from_db()
    assert (confirmed.status_code, entry.declined_by) == (403, coordinator)


def test_a_no_says_why_to_those_who_look_after_it(client, community, coordinator, adviser):
    entry = make_waiting(community=community, made_by=coordinator)
    client.force_login(adviser)

    empty = client.post(f"/duties/local/entries/{entry.pk}/decline/")
    client.post(f"/duties/local/entries/{entry.pk}/decline/", {"reason": "It is the old number."})
    client.force_login(coordinator)

    assert empty.context["form"].errors == {
        "reason": ["Please say why, so that it can be put right."]
    }
    assert "It is the old number." in main_of(client, entry.get_absolute_url())


def test_words_that_may_tell_of_somebody_are_pointed_out(client, community, adviser):
    entry = make_waiting(
        community=community, duty_id=RELIEF, correction="Born on 3 May 1990, he waits."
    )
    client.force_login(adviser)

    assert "Could somebody be recognised by it?" in main_of(client, entry.get_absolute_url())

"""Going back and saying something else: another step, or a page that says that it is not taken."""

import uuid

import pytest
from django.urls import reverse

from joinedup.access.models import RoleKind
from joinedup.recommendations.lib.answer_links import answer_path as link
from joinedup.recommendations.models import HistoryKind
from tests.factories.people import make_affiliation, make_member
from tests.factories.recommendations import (
    make_answered,
    make_asked,
    make_history_entry,
    make_review_due,
)

pytestmark = pytest.mark.django_db


def page(name, recommendation):
    return reverse(f"recommendations:{name}", args=[recommendation.pk])


def coordinator_of(recommendation):
    return make_member(community=recommendation.community, role=RoleKind.COORDINATOR)


def filled(**fields):
    return {"key": str(uuid.uuid4()), **fields}


@pytest.mark.parametrize("who", ("link", "member"))
def test_an_answer_sent_again_in_other_words_is_a_later_answer(client, who):
    recommendation = make_asked()
    address = link(recommendation)
    if who == "member":
        organisation = recommendation.organisation
        client.force_login(make_affiliation(organisation=organisation, speaks_for=True).member)
        address = page("recommendation_answer", recommendation)
    first = filled(answer="accepted", text="From May.")

    for sent in (first, {**first, "answer": "not_accepted", "text": "No money."}):
        assert client.post(address, sent).status_code == 302
    late = client.post(address, first)

    recommendation.refresh_from_db()
    answered = recommendation.history.filter(kind=HistoryKind.ANSWERED)
    assert [each.text for each in answered] == ["From May.", "No money."]
    assert (recommendation.answer, recommendation.answer_text) == ("not_accepted", "No money.")
    assert late.status_code == 409
    assert "You sent this answer before, and a later one stands now." in late.content.decode()
    assert "From May." in late.content.decode()


def test_somebody_elses_answer_in_between_is_still_told(client):
    recommendation = make_asked()
    first = filled(answer="accepted", text="From May.")
    client.post(link(recommendation), first)
    make_history_entry(
        recommendation=recommendation,
        kind=HistoryKind.ANSWERED,
        answer="not_accepted",
        text="Theirs.",
        via="member",
    )

    refused = client.post(link(recommendation), {**first, "text": "From June."})

    assert refused.status_code == 409
    assert "Theirs." in refused.content.decode()


def test_a_review_sent_again_says_more_about_the_same_look(client):
    recommendation = make_review_due()
    client.force_login(coordinator_of(recommendation))
    address = page("recommendation_review", recommendation)
    waiting = recommendation.reviews.filter(done_at=None).count()
    first = filled(text="Still true.")
    client.post(address, first)
    after_one = recommendation.reviews.filter(done_at=None).count()

    client.post(address, {**first, "text": "Half of it."})

    seen = recommendation.history.filter(kind=HistoryKind.REVIEWED)
    assert [each.text for each in seen] == ["Still true.", "Half of it."]
    done = recommendation.reviews.exclude(done_at=None).values_list("text", flat=True)
    assert set(done) == {"Half of it."}
    assert recommendation.reviews.filter(done_at=None).count() == after_one <= waiting


def test_closed_again_with_other_words_says_that_it_was_not_taken(client):
    recommendation = make_answered()
    client.force_login(make_member(community=recommendation.community))
    address = page("recommendation_close", recommendation)
    first = filled(statement="People say it is so.")
    client.post(address, first)

    other = client.post(address, {**first, "statement": "The form is gone."})
    client.post(page("recommendation_reopen", recommendation), filled(reason="It is back."))
    late = client.post(address, first)

    recommendation.refresh_from_db()
    assert (other.status_code, late.status_code) == (409, 409)
    assert "The form is gone." in other.content.decode()
    assert "It has been opened again since you closed it." in late.content.decode()
    assert recommendation.closed_at is None

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.core.tokens import TokenExpired, make_token
from joinedup.recommendations import selectors
from joinedup.recommendations.lib.answer_links import PURPOSE, answer_token
from joinedup.recommendations.lib.state import RecommendationState
from joinedup.recommendations.models import HistoryKind
from tests.factories.people import (
    make_affiliation,
    make_community,
    make_member,
    make_organisation,
)
from tests.factories.recommendations import (
    make_answered,
    make_asked,
    make_closed,
    make_history_entry,
    make_overdue,
    make_recommendation,
    make_review_due,
)

pytestmark = pytest.mark.django_db
STRANGER = AnonymousUser()


def test_drafts_are_for_those_who_run_the_community():
    community = make_community()
    draft = make_recommendation(community=community)
    elsewhere = make_member(community=make_community(), role=RoleKind.COORDINATOR)
    asked = make_asked(community=community)

    seen = {
        "a stranger": STRANGER,
        "a member": make_member(community=community),
        "a coordinator elsewhere": elsewhere,
        "the facilitator": make_member(community=community, role=RoleKind.FACILITATOR),
    }
    seen = {who: set(selectors.recommendations_visible_to(person)) for who, person in seen.items()}

    assert seen == {
        "a stranger": {asked},
        "a member": {asked},
        "a coordinator elsewhere": {asked},
        "the facilitator": {asked, draft},
    }


def test_the_ledger_begins_with_what_has_waited_too_long():
    closed, answered, review_due = make_closed(), make_answered(), make_review_due()
    waiting, overdue = make_asked(), make_overdue()
    longer = make_asked(asked_at=timezone.now() - timedelta(days=90))
    make_recommendation()

    ledger = selectors.ledger_visible_to(STRANGER)

    assert [(each, each.state) for each in ledger] == [
        (longer, RecommendationState.OVERDUE),
        (overdue, RecommendationState.OVERDUE),
        (waiting, RecommendationState.WAITING),
        (review_due, RecommendationState.REVIEW_DUE),
        (answered, RecommendationState.ANSWERED),
        (closed, RecommendationState.CLOSED),
    ]


def test_the_last_day_is_not_yet_overdue():
    today = timezone.localdate()
    make_asked(answer_due_date=today)
    make_asked(answer_due_date=today - timedelta(days=1))

    states = [each.state for each in selectors.ledger_visible_to(STRANGER)]

    assert states == [RecommendationState.OVERDUE, RecommendationState.WAITING]


def test_counts_say_of_how_many():
    make_overdue(), make_asked(), make_review_due(), make_answered(), make_closed()
    make_recommendation()

    counts = selectors.ledger_counts(selectors.ledger_visible_to(STRANGER))

    assert counts == {"asked": 5, "answered": 3, "overdue": 1, "review_due": 1, "closed": 1}


def test_narrowing_by_organisation_state_and_words():
    organisation = make_organisation(name="The Harbour")
    wanted = make_asked(organisation=organisation, text="A bus fare for every appointment.")
    make_asked(organisation=organisation, text="Something else.")
    make_answered(organisation=organisation, text="A bus timetable.")
    make_asked(text="A bus fare.")
    ledger = selectors.ledger_visible_to(STRANGER)

    narrowed = selectors.matching_recommendations(
        ledger, organisation=organisation, state=RecommendationState.WAITING, words="bus harbour"
    )

    assert list(narrowed) == [wanted]


def test_the_private_link_opens_what_was_asked_and_nothing_else():
    asked, draft = make_asked(), make_recommendation()

    found = [
        selectors.recommendation_by_link(answer_token(asked)),
        selectors.recommendation_by_link(answer_token(draft)),
        selectors.recommendation_by_link(make_token(PURPOSE, asked.pk)),
        selectors.recommendation_by_link(make_token("receipt", asked.pk)),
        selectors.recommendation_by_link("nonsense"),
    ]

    assert found == [asked, None, None, None, None]


def test_the_private_link_runs_out_when_the_letters_go_elsewhere():
    asked = make_asked(owner_email="left@example.org")
    earlier = answer_token(asked)
    asked.owner_email = "follows@example.org"
    asked.save()

    with pytest.raises(TokenExpired):
        selectors.recommendation_by_link(earlier)
    assert selectors.recommendation_by_link(answer_token(asked)) == asked


def test_what_waits_for_those_who_speak_for_an_organisation_today():
    yesterday = timezone.localdate() - timedelta(days=1)
    overdue = make_overdue()
    organisation = overdue.organisation
    review_due = make_review_due(organisation=organisation)
    make_answered(organisation=organisation)
    make_overdue()
    speaks = make_affiliation(organisation=organisation, speaks_for=True).member
    works = make_affiliation(organisation=organisation).member
    left = make_affiliation(organisation=organisation, speaks_for=True, until_date=yesterday).member

    waiting = [list(selectors.waiting_for(person)) for person in (speaks, works, left)]

    assert waiting == [[overdue, review_due], [], []]


def test_those_who_run_a_community_follow_up_its_own():
    community = make_community()
    overdue, review_due = make_overdue(community=community), make_review_due(community=community)
    make_asked(community=community)
    make_overdue()
    facilitator = make_member(community=community, role=RoleKind.FACILITATOR)

    assert list(selectors.followed_up_by(facilitator)) == [overdue, review_due]
    assert list(selectors.followed_up_by(make_member(community=community))) == []


def test_what_was_opened_again_says_so_until_it_is_answered_again():
    reopened, answered = make_answered(), make_answered()
    answered_at = answered.answered_at
    make_history_entry(recommendation=reopened, kind=HistoryKind.REOPENED)
    make_history_entry(
        recommendation=answered, kind=HistoryKind.REOPENED, at=answered_at - timedelta(minutes=1)
    )

    found = {each.pk: each.is_reopened for each in selectors.ledger_visible_to(STRANGER)}

    assert found == {reopened.pk: True, answered.pk: False}

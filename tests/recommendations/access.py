"""Who is answered what about recommendations, and who may read them."""

from django.utils import timezone

from joinedup.recommendations.lib.answer_links import PURPOSE, address_marks
from tests.factories.recommendations import (
    make_asked,
    make_closed,
    make_history_entry,
    make_overdue,
    make_recommendation,
    make_review,
    make_review_due,
)
from tests.house.access import Link

ROWS = """
recommendations:ledger - | p ppp ppp ppp | m mmm mmm mmm
recommendations:ledger -?words=secret | p ppp ppp ppp | m mmm mmm mmm
recommendations:ledger_export - | p ppp ppp ppp | m mmm mmm mmm
recommendations:recommendation_detail recommendation | p ppp ppp ppp | m mmm mmm mmm
recommendations:recommendation_detail closed_recommendation | p ppp ppp ppp | m mmm mmm mmm
recommendations:recommendation_detail draft_recommendation | s nnn nnn ppp | m mmm mmm mmm
recommendations:recommendation_answer recommendation | s fpf fff fpp | s fef fff fee
recommendations:recommendation_answer draft_recommendation | s nnn nnn fpp | s nnn nnn fpp
recommendations:recommendation_review recommendation | s fpf fff ppp | s fef fff eee
recommendations:recommendation_close recommendation | s fff ppp ppp | s fff eee eee
recommendations:recommendation_reopen closed_recommendation | s fff ppp ppp | s fff eee eee
recommendations:recommendation_remind recommendation | s fff fff ppp | s fff fff eee
recommendations:owner_edit recommendation | s fff fff ppp | s fff fff eee
recommendations:answer_by_link recommendation | p ppp ppp ppp | e eee eee eee
recommendations:answer_by_link closed_recommendation | p ppp ppp ppp | e eee eee eee
recommendations:answer_by_link draft_recommendation | n nnn nnn nnn | n nnn nnn nnn
"""
WORDS = """
draft-recommendation | . ... ... yyy .
owner-email-address | . ... ... yyy . | where a question to an organisation goes
"""
SENT = """
owner | recommendations:recommendation_answer recommendation | answer=accepted,done \
    text=One,Two evidence=Page,Number
coordinator | recommendations:recommendation_answer recommendation | answer=accepted text=One \
    via=phone,paper
stranger | recommendations:answer_by_link recommendation | answer=accepted,adapted \
    text=One,Two evidence=Page,Number
coordinator | recommendations:recommendation_review recommendation | text=One,Two
listed | recommendations:recommendation_close recommendation | statement=One,Two
listed | recommendations:recommendation_reopen closed_recommendation | reason=One,Two
coordinator | recommendations:recommendation_remind recommendation | \
    owner_email=a@example.org,b@example.org
"""
LINKS = {"recommendation": Link(PURPOSE, lambda asked: [asked.pk, address_marks(asked)[0]])}


def build(room):
    """A draft, one that is asked and one that is closed."""
    about = {
        "community": room.community,
        "organisation": room.asked_organisation,
        "owner_email": f"{room.secret('owner-email-address')}@example.org",
    }
    room.draft_recommendation = make_recommendation(
        text=room.secret("draft-recommendation"), **about
    )
    acts = {"asked_by": room.coordinator}
    room.recommendation = make_asked(
        text=f"Asked {room.side}",
        source_title="What we found",
        source_path="/reports/1/",
        **acts,
        **about,
    )
    room.closed_recommendation = make_closed(
        text=f"Closed {room.side}", closed_by=room.administrator, **acts, **about
    )
    make_review(
        recommendation=room.recommendation,
        text="It is on its way.",
        done_at=timezone.now(),
        done_by=room.coordinator,
    )
    make_history_entry(
        recommendation=room.recommendation,
        kind="answered",
        answer="done",
        via="member",
        text="It is done.",
        evidence="A rota.",
    )


def grow(room):
    """One more in each state, and more history."""
    about = {"community": room.community, "organisation": room.asked_organisation}
    for make in (make_overdue, make_review_due, make_closed):
        make(**about)
    for recommendation in (room.recommendation, room.closed_recommendation):
        make_history_entry(recommendation=recommendation, kind="reviewed", text="Still true.")

"""What a meeting decides about a term changes the lexicon from that moment."""

import uuid

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from engines.words import check
from joinedup.conversation.models import PromptKind
from joinedup.conversation.services.prompts import rule_on_term
from joinedup.core.cleaning import clean_line
from joinedup.record.models import RecordEntry
from joinedup.words.lib.lexicons import lexicon_of, starting
from joinedup.words.models import Decision, LexiconChange, LexiconChangeKind
from tests.factories.conversation import make_prompt
from tests.factories.series import make_meeting, make_series

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(community):
    return make_meeting(series=make_series(community=community), is_open=True)


@pytest.fixture
def rule(meeting, facilitator):
    """Decide about a term in the meeting: a function, for it may be decided again."""

    def rule(term, decision, *, key=None, reason="It blames.", **said):
        prompt = meeting.prompts.filter(term=term).first() or make_prompt(
            meeting=meeting, kind=PromptKind.TERM, term=term, question=f"What about {term}?"
        )
        rule_on_term(
            key=key or uuid.uuid4(),
            prompt=prompt,
            decision=decision,
            reason=reason,
            by=facilitator,
            at=timezone.now(),
            **said,
        )
        return prompt

    return rule


def found(text, community):
    return [
        (each.surface, each.entry_id, each.severity) for each in check(text, lexicon_of(community))
    ]


def test_a_term_to_be_replaced_is_marked_in_the_next_text(rule, community):
    assert found("They run a brew and chat.", community) == []

    rule("brew and chat", Decision.REPLACE, instead="open morning")

    assert found("They run a brew and chat.", community) == [
        ("brew and chat", "brew-and-chat", "avoid")
    ]
    (finding,) = check("They run a brew and chat.", lexicon_of(community))
    assert finding.instead == ("open morning",)


def test_the_change_leads_back_to_the_conversation_with_reasons_and_dissent(
    rule, community, facilitator, meeting
):
    prompt = rule(
        "brew and chat", Decision.REPLACE, instead="open morning", dissent="Two of us like it."
    )

    change = LexiconChange.objects.get()
    told = (change.kind, change.version, change.reason, change.dissent, change.by)
    assert told == (LexiconChangeKind.ADDED, 1, "It blames.", "Two of us like it.", facilitator)
    assert (change.source_title, change.source_path) == (
        "What about brew and chat?",
        f"/conversation/meetings/{meeting.pk}/?prompt={prompt.pk}",
    )
    assert RecordEntry.objects.filter(event="lexicon entry added").count() == 1


def test_a_term_the_room_keeps_is_marked_no_longer(rule, community):
    text = "He is hard to reach."
    assert found(text, community) == [("hard to reach", "hard-to-reach", "avoid")]

    rule("hard-to-reach", Decision.KEEP)

    assert found(text, community) == []


def test_with_care_is_a_second_look_and_keeps_what_the_starting_lexicon_excuses(rule, community):
    rule("hard to reach", Decision.CARE, instead="not asked yet")

    assert found("He is hard to reach.", community) == [
        ("hard to reach", "hard-to-reach", "consider")
    ]
    assert found("The shelf is hard to reach.", community) == []


def test_not_decided_changes_nothing(rule, community):
    rule("hard to reach", Decision.OPEN)

    assert not LexiconChange.objects.exists()


@pytest.mark.parametrize("first", (Decision.KEEP, Decision.CARE, Decision.REPLACE))
@pytest.mark.parametrize("term", ("hard to reach", "brew and chat"))
def test_not_decided_after_all_puts_back_what_was_before(rule, community, first, term):
    text = "He is hard to reach, and likes brew and chat."
    before = found(text, community)

    rule(term, first, instead="another word")
    rule(term, Decision.OPEN, reason="We go on next time.")

    assert found(text, community) == before


def test_decided_again_the_later_decision_counts(rule, community):
    rule("brew and chat", Decision.REPLACE, instead="open morning")
    rule("brew and chat", Decision.CARE)

    assert found("A brew and chat.", community) == [("brew and chat", "brew-and-chat", "consider")]


def test_the_same_decision_sent_twice_is_one_change(rule, community):
    key = uuid.uuid4()

    rule("brew and chat", Decision.REPLACE, key=key, instead="open morning")
    rule("brew and chat", Decision.REPLACE, key=key, instead="open morning")
    rule("brew and chat", Decision.REPLACE, instead="open morning")

    assert LexiconChange.objects.count() == 1


@pytest.mark.parametrize(
    "term", ("(a|b)? *", "заслужил", "{person}", "x" * 80, "a | b", "mad!", "#MeToo", "a+b", "“x”")
)
def test_any_term_can_be_decided_about(rule, community, term):
    rule(term, Decision.REPLACE, instead="other words")

    assert LexiconChange.objects.get().kind == LexiconChangeKind.ADDED
    assert lexicon_of(community).entries.keys() - starting().entries.keys()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(term=st.text(min_size=1, max_size=80), decision=st.sampled_from(Decision))
def test_no_term_that_can_be_typed_stops_a_decision(rule, term, decision):
    term = clean_line(term)
    assume(term)
    with transaction.atomic():
        rule(term, decision, instead="other words")
        transaction.set_rollback(True)


def test_another_community_keeps_its_own_lexicon(rule, community):
    from tests.factories.people import make_community

    rule("hard to reach", Decision.KEEP)

    assert found("He is hard to reach.", make_community()) != []

"""What counts for a duty: its own part before its body's, and how long it is relied on."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from joinedup.duties.lib.catalogue import duties
from joinedup.duties.lib.finding import bodies
from joinedup.duties.lib.local_parts import (
    NOTHING_LOCAL,
    Contact,
    DatedText,
    Freshness,
    LocalParts,
    ReceiversForm,
    is_to_be_reviewed,
    may_be_relied_on,
)
from joinedup.duties.lib.topics import Topic, topic_called, topics_by_body
from joinedup.duties.models.local import SAID
from joinedup.duties.selectors.local import (
    knowledge_by_community,
    local_knowledge,
)
from tests.factories.local import RELIEF, make_declined, make_local, make_waiting
from tests.factories.people import make_community

DUTY = duties().entries[RELIEF]
MAIN = duties().entries["ha96-s193-main-duty"]
DAY, EARLIER = date(2026, 11, 3), date(2026, 2, 1)
NOTHING = dict.fromkeys(SAID, "")


@pytest.mark.django_db
def test_each_part_comes_from_the_duty_and_where_it_has_none_from_its_body():
    community = make_community()
    make_local(
        community=community,
        reviewed_on=EARLIER,
        **NOTHING | {"team": "Front desk", "phone": "01632 960001", "form_name": "Form B"},
    )
    make_local(
        community=community,
        duty_id=RELIEF,
        reviewed_on=DAY,
        **NOTHING | {"team": "Relief team", "wording": "Please.", "correction": "It moved."},
    )

    found = local_knowledge(community.pk).for_duty(DUTY)

    assert found == LocalParts(
        Contact("Relief team", "", "", "", "", DAY),
        ReceiversForm("Form B", "", "", "", "", "", EARLIER),
        DatedText("Please.", DAY),
        DatedText("It moved.", DAY),
    )
    front_desk = Contact("Front desk", "01632 960001", "", "", "", EARLIER)
    assert local_knowledge(community.pk).for_duty(MAIN) == LocalParts(front_desk, found.form)


@pytest.mark.django_db
def test_where_several_owe_it_the_body_that_is_asked_gives_what_the_duty_has_not():
    community = make_community()
    refer = duties().entries["ha96-s213b-duty-to-refer"]
    own = {"team": "", "phone": "", "email": "", "form_name": "Form R"}
    make_local(community=community, sector="prison", duty_id=refer.id, **NOTHING | own)
    for body in ("prison", "dwp"):
        make_local(community=community, sector=body, **NOTHING | {"team": f"Desk of {body}"})
    knowledge = local_knowledge(community.pk)

    def found(asked=""):
        parts = knowledge.for_duty(refer, asked)
        return parts.form and parts.form.name, parts.contact and parts.contact.team

    assert found() == ("Form R", None)
    assert found("prison") == ("Form R", "Desk of prison")
    assert found("dwp") == ("Form R", "Desk of dwp")
    assert found("probation") == ("Form R", None)


@pytest.mark.django_db
def test_only_what_counts_here_counts():
    community = make_community()
    about = {"community": community, "duty_id": RELIEF}
    make_waiting(**about)
    make_declined(**about)
    make_local(**about, ended_at=timezone.now())
    make_local(duty_id=RELIEF)  # in another community

    assert local_knowledge(community.pk).for_duty(DUTY) == NOTHING_LOCAL
    assert local_knowledge(None).for_duty(DUTY) == NOTHING_LOCAL


@pytest.mark.django_db
def test_one_query_whatever_the_number_of_duties():
    community = make_community()
    for duty in duties().entries.values():
        make_local(community=community, sector=duty.owed_by[0], duty_id=duty.id)

    with CaptureQueriesContext(connection) as asked:
        knowledge = local_knowledge(community.pk)
        found = [knowledge.for_duty(duty) for duty in duties().entries.values()]
    with CaptureQueriesContext(connection) as asked_of_all:
        assert [each for each, _ in knowledge_by_community()] == [community]

    assert all(parts.contact for parts in found)
    assert (len(asked), len(asked_of_all)) == (1, 2)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 800))
def test_both_ways_of_saying_how_old_it_is_agree(day, age):
    today, fresh = day + timedelta(days=age), Freshness(day)

    assert is_to_be_reviewed(day, today) == (today >= fresh.warn_from) == (age > 180)
    assert may_be_relied_on(day, today) == (today <= fresh.rely_until) == (age <= 365)
    assert may_be_relied_on(day, today) == (today < fresh.old_from)


@pytest.mark.parametrize(
    ("typed", "dialled"),
    [
        ("01632 960001", "01632960001"),
        ("(01632) 960-001 (Mondays 9 to 5)", "01632960001"),
        ("+44 1632 960001", "+441632960001"),
        ("ext. 12", ""),
        ("ask at the desk", ""),
        ("", ""),
    ],
)
def test_a_number_is_dialled_as_it_is_written(typed, dialled):
    assert Contact("", typed, "", "", "", DAY).tel == dialled


@pytest.mark.parametrize(
    ("where", "is_address"),
    [
        ("https://forms.example.org/refer", True),
        ("javascript:alert(1)", False),
        ("at the desk", False),
        ("https://a.example.org and the desk", False),
    ],
)
def test_only_an_address_on_the_web_is_a_link(where, is_address):
    form = ReceiversForm("Form", where, "", "", "", "", DAY)

    assert form.url == (where if is_address else "")


def test_every_body_and_every_duty_can_be_named():
    topics = [each for body, its in topics_by_body(date(2026, 1, 1)) for each in (body, *its)]

    assert [topic_called(each.slug) for each in topics] == topics
    assert {each.duty_id for each in topics} >= set(duties().entries)
    assert topic_called("no-such-body") is None


def test_a_topic_says_by_whom_it_is_owed():
    sectors = duties().sectors
    refer = topic_called("ha96-s213b-duty-to-refer")

    assert refer.owed_by == [sectors[each] for each in refer.duty.owed_by]
    body, *_others = bodies()
    assert topic_called(body).owed_by == [sectors[body]]
    assert Topic("gone", "gone-duty").owed_by == ["gone"]


def test_what_is_no_longer_law_is_not_offered():
    offered = {each.slug for _, its in topics_by_body(date(2026, 11, 30)) for each in its}

    ended = {each.id for each in duties().entries.values() if each.until}
    assert ended
    assert not offered & ended

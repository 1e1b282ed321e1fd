import uuid

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from joinedup.access.models import RoleKind
from joinedup.mail.models import OutgoingEmail
from joinedup.recommendations.lib.answer_links import answer_path
from joinedup.recommendations.models import Answer, AnswerChannel, HistoryKind
from tests.factories.people import make_affiliation, make_community, make_member
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
LONG = "ü" * 10_000


def page(name, recommendation):
    return reverse(f"recommendations:{name}", args=[recommendation.pk])


def link(recommendation):
    return answer_path(recommendation)


def coordinator_of(recommendation):
    return make_member(community=recommendation.community, role=RoleKind.COORDINATOR)


def filled(**fields):
    return {"key": str(uuid.uuid4()), **fields}


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_ledger_asks_the_same_number_of_queries(client, count, django_assert_num_queries):
    made = [make() for _ in range(count) for make in (make_overdue, make_review_due)]

    with django_assert_num_queries(4):
        response = client.get(reverse("recommendations:ledger"))

    assert response.context["page"].paginator.count == len(made)


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_detail_page_asks_the_same_number_of_queries(client, count, django_assert_num_queries):
    recommendation = make_asked()
    for _ in range(count):
        make_history_entry(
            recommendation=recommendation, kind=HistoryKind.REVIEWED, text="Still true."
        )
    client.force_login(make_member(community=recommendation.community))

    with django_assert_num_queries(7):
        client.get(page("recommendation_detail", recommendation))


def test_the_export_asks_one_query_for_all_rows(client):
    for _ in range(3):
        make_overdue()

    with CaptureQueriesContext(connection) as asked:
        response = client.get(reverse("recommendations:ledger_export"))

    about_rows = [each for each in asked if "recommendations_" in each["sql"]]
    assert len(about_rows) == 1
    assert len(response.content.decode("utf-8-sig").splitlines()) == 4


def test_neither_drafts_nor_addresses_nor_names_reach_a_stranger(client):
    member = make_member(name="Private Person")
    draft = make_recommendation(text="A secret draft.", owner_email="draft@example.org")
    asked = make_closed(owner_email="asked@example.org", asked_by=member, closed_by=member)
    addresses = [
        reverse("recommendations:ledger"),
        reverse("recommendations:ledger") + "?words=secret",
        reverse("recommendations:ledger_export"),
        page("recommendation_detail", asked),
        link(asked),
    ]

    pages = [client.get(address) for address in addresses]
    knock = client.get(page("recommendation_detail", draft))

    assert [each.status_code for each in pages] == [200] * 5
    for each in pages:
        text = each.content.decode()
        assert [
            leak
            for leak in ("secret draft", "draft@example", "asked@example", "Private Person")
            if leak in text
        ] == []
    assert knock.status_code == 302


def test_a_member_elsewhere_may_not_know_of_a_draft(client):
    draft = make_recommendation()
    client.force_login(make_member(community=make_community(), role=RoleKind.ADMINISTRATOR))

    assert client.get(page("recommendation_detail", draft)).status_code == 404


def test_names_are_for_members_and_the_address_for_those_who_organise(client):
    recommendation = make_asked(
        owner_email="owner@example.org", asked_by=make_member(name="Private Person")
    )
    seen = {}

    for who, person in {
        "member": make_member(community=recommendation.community),
        "coordinator": coordinator_of(recommendation),
    }.items():
        client.force_login(person)
        text = client.get(page("recommendation_detail", recommendation)).content.decode()
        seen[who] = ("Private Person" in text, "owner@example.org" in text)

    assert seen == {"member": (True, False), "coordinator": (True, True)}


def test_the_export_guards_against_formulas(client):
    make_asked(text="=HYPERLINK(1)", why="@sum", role_title="+1", source_title="-1")

    response = client.get(reverse("recommendations:ledger_export"))

    row = response.content.decode("utf-8-sig").splitlines()[1]
    assert row.startswith("""\"'=HYPERLINK(1)","'@sum",""")
    assert ""","'+1",""" in row


def test_the_ledger_shrugs_at_wishes_it_cannot_read(client):
    make_asked()
    wishes = {"organisation": "9" * 30, "state": "'", "words": "\x00", "page": "-1"}

    response = client.get(reverse("recommendations:ledger"), wishes)

    assert (response.status_code, response.context["page"].paginator.count) == (200, 1)


def test_the_owner_answers_by_link_without_an_account(client):
    recommendation = make_asked()
    shown = client.get(link(recommendation))

    response = client.post(
        link(recommendation),
        filled(answer="accepted", text="From May.", evidence="", expected="", via="phone"),
        follow=True,
    )

    recommendation.refresh_from_db()
    assert shown["Cache-Control"] == "private, no-store"
    assert (recommendation.answer, recommendation.answer_text) == ("accepted", "From May.")
    assert "your answer is kept" in response.content.decode()
    assert recommendation.history.get(kind=HistoryKind.ANSWERED).via == AnswerChannel.LINK


def test_reading_the_link_writes_nothing(client):
    recommendation = make_asked()

    client.get(link(recommendation))
    client.head(link(recommendation))

    assert list(recommendation.history.values_list("kind", flat=True)) == ["asked"]


def test_a_made_up_link_opens_nothing(client):
    client.raise_request_exception = False

    response = client.get(reverse("recommendations:answer_by_link", args=["made-up"]))

    assert response.status_code == 404


@pytest.mark.parametrize(
    ("typed", "mistakes"),
    [
        ({}, {"answer": ["Please choose an answer."]}),
        (
            {"answer": "adapted"},
            {"text": ["Please say with which changes you accept it."]},
        ),
        (
            {"answer": "not_accepted", "text": "  "},
            {"text": ["Please say why not. A reason is what others can work with."]},
        ),
        (
            {"answer": "done", "text": "It is."},
            {"evidence": ["Please say what shows that it is done."]},
        ),
        (
            {"answer": "not_accepted", "text": LONG},
            {"text": ["This is 5,000 characters too long. There is room for 5,000."]},
        ),
    ],
)
def test_mistakes_are_answered_kindly_and_the_words_kept(client, typed, mistakes):
    recommendation = make_asked()

    response = client.post(link(recommendation), filled(**typed))

    recommendation.refresh_from_db()
    assert dict(response.context["form"].errors) == mistakes
    assert typed.get("text", "") in response.content.decode()
    assert recommendation.answer == ""


def test_the_answer_form_says_what_is_needed_when(client):
    page = BeautifulSoup(client.get(link(make_asked())).content, "html.parser").main

    assert [each.get_text(strip=True) for each in page.select("label[for]")][-2:] == [
        "In your words (needed for a no, or for changes)",
        "What shows that it is done? (needed for “done”)",
    ]


def test_the_second_to_answer_sees_the_first_answer_and_keeps_their_words(client):
    recommendation = make_asked()
    client.post(link(recommendation), filled(answer="accepted", text="The first."))
    typed = filled(answer="not_accepted", text="The second.", expected="")

    refused = client.post(link(recommendation), typed)
    text = refused.content.decode()
    again = client.post(
        link(recommendation), typed | {"expected": refused.context["form"]["expected"].value()}
    )

    recommendation.refresh_from_db()
    assert refused.status_code == 409
    assert ("The first." in text, "The second." in text) == (True, True)
    assert again.status_code == 302
    assert recommendation.answer_text == "The second."


def test_a_coordinator_enters_what_came_by_phone(client):
    recommendation = make_asked()
    client.force_login(coordinator_of(recommendation))

    without = client.post(page("recommendation_answer", recommendation), filled(answer="accepted"))
    client.post(
        page("recommendation_answer", recommendation), filled(answer="accepted", via="phone")
    )

    assert dict(without.context["form"].errors) == {"via": ["Please choose one."]}
    assert recommendation.history.get(kind=HistoryKind.ANSWERED).via == AnswerChannel.PHONE


def test_only_those_who_speak_for_the_organisation_answer_for_it(client):
    recommendation = make_asked()
    organisation = recommendation.organisation
    people = {
        "speaks for it": make_affiliation(organisation=organisation, speaks_for=True).member,
        "works there": make_affiliation(organisation=organisation).member,
        "speaks for another": make_affiliation(speaks_for=True).member,
        "in the community": make_member(community=recommendation.community),
        "facilitates": make_member(community=recommendation.community, role=RoleKind.FACILITATOR),
    }
    statuses = {}

    for who, person in people.items():
        client.force_login(person)
        response = client.post(
            page("recommendation_answer", recommendation), filled(answer="accepted")
        )
        statuses[who] = response.status_code

    assert statuses == {
        "speaks for it": 302,
        "works there": 403,
        "speaks for another": 403,
        "in the community": 403,
        "facilitates": 403,
    }


def test_closing_twice_says_the_same_and_reopening_brings_it_back(client):
    recommendation = make_answered()
    client.force_login(make_member(community=recommendation.community))
    typed = filled(statement="People say it is so.")

    closed = [client.post(page("recommendation_close", recommendation), typed) for _ in range(2)]
    recommendation.refresh_from_db()
    closing_statement = recommendation.closing_statement
    reopened = client.post(
        page("recommendation_reopen", recommendation), filled(reason="It is back.")
    )

    recommendation.refresh_from_db()
    assert [each.status_code for each in [*closed, reopened]] == [302, 302, 302]
    assert (closing_statement, recommendation.closed_at) == ("People say it is so.", None)


def test_the_owner_is_kindly_kept_from_closing(client):
    recommendation = make_answered()
    owner = make_member(community=recommendation.community)
    make_affiliation(member=owner, organisation=recommendation.organisation)
    client.force_login(owner)
    address = page("recommendation_close", recommendation)

    shown = client.get(address)
    refused = client.post(address, filled(statement="We did it."))

    recommendation.refresh_from_db()
    assert "Somebody else has to close it" in shown.content.decode()
    assert refused.status_code == 409
    assert "We did it." in refused.content.decode()
    assert recommendation.closed_at is None


def test_words_written_while_another_closes_are_kept(client):
    recommendation = make_closed()

    response = client.post(link(recommendation), filled(answer="done", evidence="My evidence."))

    assert response.status_code == 409
    assert "My evidence." in response.content.decode()


def test_a_reminder_goes_out_once(client):
    recommendation = make_overdue()
    client.force_login(coordinator_of(recommendation))
    address = page("recommendation_remind", recommendation)
    typed = filled(owner_email=recommendation.owner_email)

    twice = [client.post(address, typed).status_code for _ in range(2)]
    soon = client.post(address, filled(owner_email=recommendation.owner_email))

    assert (twice, soon.status_code) == ([302, 302], 409)
    assert OutgoingEmail.objects.filter(to=recommendation.owner_email).count() == 1


@pytest.mark.parametrize(
    ("name", "make"),
    [
        (f"recommendation_{name}", make)
        for name in ("detail", "answer", "review", "close", "reopen", "remind")
        for make in (make_recommendation, make_asked, make_answered, make_review_due, make_closed)
    ]
    + [("owner_edit", make) for make in (make_recommendation, make_asked, make_closed)],
)
def test_every_page_draws_in_every_state(client, name, make):
    recommendation = make()
    client.force_login(coordinator_of(recommendation))

    assert client.get(page(name, recommendation)).status_code == 200


def test_any_script_and_markup_is_shown_as_it_was_typed(client):
    recommendation = make_asked(text="<b>أحد</b> 🙂", why="<script>alert(1)</script>")

    text = client.get(page("recommendation_detail", recommendation)).content.decode()

    assert "&lt;b&gt;أحد&lt;/b&gt; 🙂" in text
    assert "<script>alert" not in text


@pytest.mark.parametrize("answer", list(Answer))
def test_each_answer_has_its_word_in_the_ledger(client, answer):
    make_answered(answer=answer)

    text = client.get(reverse("recommendations:ledger")).content.decode()

    assert str(answer.label) in text

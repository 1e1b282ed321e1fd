"""The finder as the server answers it, to browsers without script."""

import gzip
import re
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from engines.duties import find, load_duties
from joinedup.duties.lib.finding import Case, results
from joinedup.duties.lib.rules_file import rules_file
from joinedup.duties.lib.wording import CLOCKS, COUNTRIES, GROUPS, STATUSES, STRENGTHS

pytestmark = pytest.mark.django_db
DUTIES = load_duties()
FINDER = "/duties/"
DAY = date(2026, 11, 29)
ENGLAND = {"jurisdiction": "england", "on": ""}


def page_of(response):
    return BeautifulSoup(response.content, "html.parser")


def words_of(place):
    return re.sub(r"\s+", " ", place.get_text()).strip()


def shown(page, *selectors):
    """The words of what is shown, not of what waits hidden."""
    places = page.select(", ".join(selectors))
    return [
        words_of(each)
        for each in places
        if not any(place.has_attr("hidden") for place in [each, *each.parents])
    ]


def listed(page):
    """The ids of the duties shown, body by body."""
    return {
        body["data-body"]: [each["data-duty"] for each in body.select("[data-duty]")]
        for body in page.select("[data-body]")
        if not body.has_attr("hidden")
    }


def test_each_duty_stands_under_its_body_the_strongest_first_and_by_rank(client):
    ticked = {"blanket_policy_applied", "homeless", "urgent_care_needs", "disability"}

    page = page_of(client.post(FINDER, ENGLAND | dict.fromkeys(ticked, "yes")))

    expected = {}
    for match in find(ticked, DUTIES, on=timezone.localdate()):
        expected.setdefault(match.duty.owed_by[0], []).append(match.duty)
    order = ["must", "must-have-regard", "power"]
    for found in expected.values():
        found.sort(key=lambda duty: order.index(duty.strength))
    assert listed(page) == {body: [each.id for each in found] for body, found in expected.items()}
    assert [*listed(page)] == [*expected]
    assert {duty.strength for found in expected.values() for duty in found} == {*order}


def test_what_was_answered_is_kept_in_the_form_and_only_told_there(client):
    told = {"homeless": "yes", "in_hospital": "no", "under_18": "unknown"}

    response = client.post(FINDER, ENGLAND | told | {"on": "2026-05-01"})
    page = page_of(response)

    assert {each["name"]: each["value"] for each in page.select("input[checked]")} == told
    assert page.select_one("[name=on]")["value"] == "2026-05-01"
    assert [each.has_attr("open") for each in page.select("[data-group]")] == [
        True,
        False,
        True,
        True,
        False,
        False,
        False,
        False,
    ]
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")
    assert "Location" not in response


def test_each_duty_says_all_that_is_promised(client):
    duty = DUTIES.entries["ha96-s213b-duty-to-refer"]

    page = page_of(client.post(FINDER, ENGLAND | {"rough_sleeping": "yes", "in_hospital": "yes"}))

    card = page.select_one(f"[data-duty={duty.id}]")
    said = words_of(card)
    wanted = [
        "Must",
        duty.title,
        duty.what,
        "Sleeping rough or bedded down outside",
        "In hospital now",
        duty.threshold,
        duty.time_limit.prose,
        f"{duty.statute}, {duty.section}",
        date_format(duty.as_of),
        duty.caution,
        *[source.title for source in duty.sources],
    ]
    assert [each for each in wanted if re.sub(r"\s+", " ", each) not in said] == []
    assert [each["href"] for each in card.select("a[href^=http]")] == [
        source.url for source in duty.sources
    ]


@pytest.mark.parametrize(("day", "others"), [("", 1), ("2026-11-29", 0)])
def test_another_version_is_named_where_the_day_is_not_known(client, day, others):
    told = {"private_tenant": "yes", "eviction_notice_or_threat": "yes", "on": day}

    page = page_of(client.post(FINDER, ENGLAND | told))

    card = page.select_one("[data-duty=ha88-possession-private-from-may-2026]")
    named = [each["data-version"] for each in card.select("[data-version]:not([hidden])")]
    assert named == ["ha88-possession-private-before-may-2026"] * others


def test_the_law_of_the_day_answers_and_the_page_says_which(client):
    told = {"private_tenant": "yes", "eviction_notice_or_threat": "yes", "on": "2026-04-30"}

    page = page_of(client.post(FINDER, ENGLAND | told))

    ids = [each for found in listed(page).values() for each in found]
    assert "ha88-possession-private-before-may-2026" in ids
    assert "ha88-possession-private-from-may-2026" not in ids
    assert shown(page, ".results [data-day]") == ["30 April 2026"]
    assert shown(page, "[data-today]") == []
    card = page.select_one("[data-duty=ha88-possession-private-before-may-2026]")
    assert "The law of that day, not today’s" in words_of(card)


def test_what_would_matter_most_is_asked_once_something_is_answered(client):
    before = page_of(client.get(FINDER))
    after = page_of(client.post(FINDER, ENGLAND | {"homeless": "yes"}))

    question = results(Case("england", answers={"homeless": "yes"}), timezone.localdate()).question
    assert shown(before, "[data-next-label]") == []
    assert shown(after, "[data-next-label]") == [question.label]
    assert f"You find it under “{GROUPS[question.group]}”." in shown(after, "[data-next]")[0]


def test_no_link_and_no_form_leads_to_an_address_with_a_circumstance(client):
    page = page_of(client.post(FINDER, ENGLAND | dict.fromkeys(DUTIES.circumstances, "yes")))

    places = page.select("[href], [action], [formaction], [src]")
    addresses = [
        value for each in places for value in each.attrs.values() if isinstance(value, str)
    ]
    assert [
        each for each in addresses if re.split(r"[/#?&=]", each)[-1] in DUTIES.circumstances
    ] == []
    assert {each.get("action") for each in page.select("main form")} == {"#results"}


NOTHING_MORE = "Nothing more you tick would change this list."
NO_SINGLE = "No single further answer would change this list."


@pytest.mark.parametrize(
    ("answer", "says"), [("yes", NOTHING_MORE), ("no", NO_SINGLE), ("unknown", NO_SINGLE)]
)
def test_that_nothing_changes_the_list_is_said_only_when_nothing_would(client, answer, says):
    """Rule 13: what was answered with no or not known can still be ticked."""
    page = page_of(client.post(FINDER, ENGLAND | dict.fromkeys(DUTIES.circumstances, answer)))

    found = " ".join(shown(page, "[data-settled]", "[data-exhausted]"))
    assert [each for each in (NOTHING_MORE, NO_SINGLE) if each in found] == [says]
    assert shown(page, "[data-next-label]") == []


def test_neither_is_said_while_a_question_is_left(client):
    page = page_of(client.post(FINDER, ENGLAND | {"homeless": "yes"}))

    assert shown(page, "[data-settled]", "[data-exhausted]") == []


def test_an_empty_list_never_says_that_nothing_is_owed(client):
    page = page_of(client.post(FINDER, ENGLAND | {"homeless": "no"}))

    assert listed(page) == {}
    assert (
        "Nothing found yet, which does not mean that nothing is owed"
        in shown(page, "[data-none]")[0]
    )


def test_a_day_that_is_none_is_asked_for_again_and_no_answer_is_lost(client):
    page = page_of(client.post(FINDER, ENGLAND | {"homeless": "yes", "on": "30 Febtober"}))

    assert page.title.string.split()[:2] == ["Please", "check:"]
    assert page.select_one("#homeless [value=yes]").has_attr("checked")
    assert page.select_one("#results").has_attr("hidden")


@pytest.mark.parametrize(
    "told", [{"homeless": "perhaps"}, {"moon": "yes"}, {"jurisdiction": "mars"}]
)
def test_what_the_file_does_not_know_counts_as_not_told(client, told):
    response = client.post(FINDER, ENGLAND | told)

    assert (response.status_code, listed(page_of(response))) == (200, {})


def test_an_address_tells_the_finder_nothing(client):
    page = page_of(client.get(FINDER, {"homeless": "yes", "on": "2026-01-01"}))

    assert page.select("input[checked]") == []
    assert listed(page) == {}


@pytest.mark.parametrize(
    "path",
    [
        FINDER,
        "/duties/all/",
        "/duties/ha96-s213b-duty-to-refer/",
        "/duties/mca-s1-5-capacity-and-best-interests/",
    ],
)
def test_it_says_that_it_is_no_advice_wherever_it_speaks_of_law(client, path):
    said = words_of(page_of(client.get(path)))

    wanted = ["Information, not legal advice", DUTIES.disclaimer, DUTIES.review_status]
    assert [each for each in wanted if each not in said] == []


def test_the_page_and_the_rules_are_small(client):
    page = client.get(FINDER).content
    rules = client.get(reverse("duties:rules_json", args=[rules_file("en-gb").digits])).content

    assert len(page) <= 60_000
    assert len(gzip.compress(rules, 6)) <= 85_000


def test_the_rules_are_at_an_address_of_their_content(client):
    address = re.search(r'href="(/duties/rules\.[0-9a-f]{12}\.json)"', client.get(FINDER).text)[1]

    answer = client.get(address)
    wrong = client.get("/duties/rules.0123456789ab.json")

    assert [each["id"] for each in answer.json()["duties"]] == list(DUTIES.entries)
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert wrong.status_code == 404


def test_every_duty_has_a_page_and_is_on_the_list_of_all(client):
    links = {each["href"] for each in page_of(client.get("/duties/all/")).select("main a")}

    pages = {f"/duties/{each}/" for each in DUTIES.entries}
    assert pages <= links
    assert {client.get(path).status_code for path in pages} == {200}
    assert client.get("/duties/no-such-duty/").status_code == 404


def test_the_page_of_a_duty_tells_what_a_lawful_no_holds(client):
    duty = DUTIES.entries["care-s9-needs-assessment"]

    said = words_of(page_of(client.get(f"/duties/{duty.id}/")))

    items = [each.text for each in duty.refusal_items]
    routes = [DUTIES.challenge_routes[each].label for each in duty.challenge]
    assert [
        each for each in [*items, *routes, duty.trigger, duty.caution] if each not in said
    ] == []


@pytest.mark.parametrize(
    ("duty_id", "says"),
    [
        ("vpa24-s13-victim-support-collaboration", "Coming law, not in force yet: Must"),
        ("ha88-possession-private-before-may-2026", "The law of that day, not today’s: Must"),
        ("care-s9-needs-assessment", "Must"),
    ],
)
def test_what_is_not_law_is_never_shown_as_a_duty_in_force(client, duty_id, says):
    page = page_of(client.get(f"/duties/{duty_id}/"))

    assert shown(page, ".duty-strength") == [says]


def test_every_term_of_the_file_has_words():
    entries = DUTIES.entries.values()

    assert {each.group for each in DUTIES.circumstances.values()} == {*GROUPS}
    assert {each.strength for each in entries} == {*STRENGTHS}
    assert {each.time_limit.clock for each in entries} == {*CLOCKS}
    assert {each.status for each in entries} == {*STATUSES, "in-force"}
    assert DUTIES.jurisdictions == (*COUNTRIES,)


def test_whom_to_ring_is_everybody_who_owes_it_until_one_is_chosen(client):
    address = reverse("duties:letter", args=["ha96-s213b-duty-to-refer"])

    before = client.get(address).content.decode().partition('id="ring"')[2]
    sent = {"step": "letter", "body": "probation"}
    after = client.post(address, sent).content.decode().partition('id="ring"')[2]

    prison, probation = "Prison or young offender institution", "Probation service"
    assert (prison in before, probation in before) == (True, True)
    assert (prison in after, probation in after) == (False, True)

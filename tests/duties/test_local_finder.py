"""Whom to ring here, in the finder: from a file that is the same whatever is answered."""

import json
import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from joinedup.duties.lib.catalogue import duties
from joinedup.duties.models.local import LocalEntry
from tests.duties.pages import page_of, words_of
from tests.factories.local import HOUSING, RELIEF, make_local, make_waiting
from tests.factories.people import make_community

pytestmark = pytest.mark.django_db
FINDER = "/duties/"
TOLD = {"jurisdiction": "england", "on": "", "homeless": "yes"}
FILE = re.compile(r'href="(/duties/in/\d+/local\.[0-9a-f]{12}\.json)"')


def teams_in(place):
    return [each.get_text(strip=True) for each in place.select(".local-team")]


def file_of(client, address=FINDER):
    found = FILE.search(client.get(address).text)
    return found[1] if found else None


def test_without_script_each_stands_under_its_body_and_on_its_duty(client, community):
    make_local(community=community, team="Front desk")
    make_local(community=community, duty_id=RELIEF, team="Relief team", correction="It moved.")
    make_waiting(community=community, sector="icb", team="Not yet")

    page = page_of(client.post(FINDER, TOLD))

    body = page.select_one(f"[data-body={HOUSING}]")
    assert teams_in(body) == ["Front desk", "Relief team"]
    assert body.h3.find_next_sibling()["class"] == ["local"]
    card = body.select_one(f"[data-duty={RELIEF}]")
    assert teams_in(card) == ["Relief team"]
    assert "It moved." in words_of(card)
    assert "Not yet" not in words_of(page.main)


def test_with_script_the_same_parts_come_in_a_file_of_their_own(client, community):
    make_local(community=community, team="Front desk")
    make_local(community=community, duty_id=RELIEF, team="Relief team")

    answer = client.get(file_of(client))

    without = page_of(client.post(FINDER, TOLD))
    parts = {
        name: words_of(BeautifulSoup(html, "html.parser")) for name, html in answer.json().items()
    }
    body = without.select_one(f"[data-body={HOUSING}]")
    assert parts == {
        HOUSING: words_of(body.select_one(":scope > .local")),
        RELIEF: words_of(body.select_one(f"[data-duty={RELIEF}] .local")),
    }
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"


def test_its_address_changes_with_what_counts_and_not_with_the_day(client, community, monkeypatch):
    entry = make_local(community=community)
    first = file_of(client)
    with monkeypatch.context() as later:
        later.setattr(timezone, "localdate", lambda *_: entry.reviewed_on + timedelta(days=400))
        assert file_of(client) == first

    LocalEntry.objects.update(phone="01632 960999")

    second = file_of(client)
    assert second != first
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200


def test_nothing_that_is_answered_changes_what_is_asked_for(client, community):
    make_local(community=community)

    before, after = client.get(FINDER), client.post(FINDER, TOLD)

    assert FILE.findall(before.text) == FILE.findall(after.text)


def test_where_several_have_contacts_the_page_asks_whose(client, community):
    other = make_community(name="Elsewhere")
    make_community(name="Knows nothing")
    for each in (community, other):
        make_local(community=each, team=f"Desk of {each}")

    page = page_of(client.post(FINDER, TOLD))
    here = page_of(client.post(f"/duties/in/{other.pk}/", TOLD))

    assert teams_in(page) == []
    links = [each["href"] for each in page.select(".places a")]
    assert links == [f"/duties/in/{other.pk}/", f"/duties/in/{community.pk}/", FINDER]
    assert page.select_one(".places [aria-current]")["href"] == FINDER
    assert here.select_one(".places [aria-current]")["href"] == f"/duties/in/{other.pk}/"
    assert teams_in(here) == ["Desk of Elsewhere"]
    assert file_of(client) is None


def test_a_community_without_contacts_has_no_page_of_its_own(client, community):
    for address in (
        f"/duties/in/{community.pk}/",
        "/duties/in/999999/",
        reverse("duties:local_json", args=[community.pk, "0123456789ab"]),
    ):
        assert client.get(address).status_code == 404
    assert client.post(f"/duties/in/{community.pk}/", TOLD).status_code == 404


def test_a_community_of_its_own_page_is_kept_as_the_other_is(client, community):
    make_local(community=community)

    for address in (FINDER, f"/duties/in/{community.pk}/"):
        assert client.get(address)["X-Offline-Hours"] == "720"
        assert client.post(address, TOLD)["Cache-Control"] == "private, no-store"


def test_the_page_stays_small_with_everything_known_of_four_communities(client):
    communities = [make_community() for _ in range(4)]
    for each in communities:
        for duty in duties().entries.values():
            make_local(community=each, sector=duty.owed_by[0], duty_id=duty.id)

    page = client.get(f"/duties/in/{communities[0].pk}/")

    assert len(page.content) <= 60_000


def test_the_letter_uses_what_the_community_of_the_form_knows(client, community):
    other = make_community()
    for each, team in ((community, "Relief team"), (other, "Others")):
        make_local(
            community=each,
            duty_id=RELIEF,
            team=team,
            wording=f"{team}, please help {{name}}.",
            form_name="Form",
            heading_ask="Request",
        )
    letter = f"/duties/{RELIEF}/letter/"

    page = page_of(client.post(letter, {**TOLD, "community": community.pk}))
    form = page.select_one("#write")
    typed = {each["name"]: each.get("value", "") for each in form.select("input[name]")}
    written = client.post(letter, {**typed, "step": "letter", "about": "J. T."})

    said = words_of(page_of(written).select_one("[data-letter]"))
    assert "To Relief team" in said
    assert "Request Relief team, please help J. T." in said
    # Without a community nobody's is used.
    assert "Relief team, please" not in client.get(letter).text


@pytest.mark.parametrize("named", ["", "moon", "-1", "9" * 30, "999999"])
def test_a_community_that_is_none_counts_as_not_named(client, community, named):
    make_local(community=community, duty_id=RELIEF, team="Relief team")
    make_local(duty_id=RELIEF)

    answer = client.post(f"/duties/{RELIEF}/letter/", {**TOLD, "community": named})

    assert answer.status_code == 200
    assert page_of(answer).select_one("[name=team]").get("value", "") == ""


def test_the_page_of_a_duty_tells_of_every_community_that_knows_something(client, community):
    other = make_community(name="Elsewhere")
    make_local(community=community, team="Front desk")
    make_local(community=other, duty_id=RELIEF, team="Relief team")
    make_local(community=make_community(name="Elsewise"), sector="icb")

    section = page_of(client.get(f"/duties/{RELIEF}/")).select_one("section.ring")

    assert [words_of(each) for each in section.select("h3 a")] == ["Elsewhere", "Potteries"]
    assert teams_in(section) == ["Relief team", "Front desk"]


def test_the_list_of_all_duties_shows_the_contacts_of_the_only_community(client, community):
    make_local(community=community, team="Front desk")
    make_local(community=community, duty_id=RELIEF, team="Relief team")

    assert teams_in(page_of(client.get("/duties/all/"))) == ["Front desk", "Relief team"]
    make_local()
    assert teams_in(page_of(client.get("/duties/all/"))) == []


def test_what_is_typed_is_never_markup(client, community):
    make_local(
        community=community,
        duty_id=RELIEF,
        team="<b>Desk</b>",
        phone="<i>01632</i>",
        form_name="<u>Form</u>",
        form_where="javascript:alert(1)",
        correction="<script>alert(1)</script>",
    )

    parts = json.loads(client.get(file_of(client)).content)[RELIEF]

    soup = BeautifulSoup(parts, "html.parser")
    assert soup.select("b, i, u, script, [href^=javascript]") == []
    assert "<b>Desk</b>" in soup.get_text()

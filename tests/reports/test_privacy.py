"""What could leak is there; nobody reads it who may not."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from joinedup.access.models import RoleKind
from joinedup.core.site import site_url
from joinedup.core.tokens import make_token
from tests.factories.conversation import make_contribution
from tests.factories.people import make_community, make_member
from tests.factories.series import make_series

QUOTABLE = "She waited with me at the bus stop until it came."
SECRETS = {
    "unquotable": "My landlord reads everything.",
    "hidden": "Mr Jones of Mill Street shouted at me.",
    "owner": "owner@example.org",
}


@pytest.fixture
def people(published):
    elsewhere = make_community()
    published.ask.recommendation.owner_email = "owner@example.org"
    published.ask.recommendation.save()
    return {
        "stranger": None,
        "member": make_member(community=published.community),
        "facilitator": make_member(community=published.community, role=RoleKind.FACILITATOR),
        "coordinator": published.coordinator,
        "administrator": make_member(community=published.community, role=RoleKind.ADMINISTRATOR),
        "coordinator elsewhere": make_member(community=elsewhere, role=RoleKind.COORDINATOR),
        "no community": make_member(),
    }


EVERYBODY = [
    "stranger",
    "member",
    "facilitator",
    "coordinator",
    "administrator",
    "coordinator elsewhere",
    "no community",
]
WRITERS = {"facilitator", "coordinator", "administrator"}


@pytest.mark.parametrize("who", EVERYBODY)
def test_what_is_published_shows_the_same_to_everybody(client, published, people, who):
    if people[who]:
        client.force_login(people[who])
    finding, version = published.finding.pk, published.version.pk

    pages = [
        client.get(reverse("reports:report_detail", args=[published.report.pk])),
        client.get(reverse("reports:report_version", args=[version])),
        client.get(reverse("reports:finding_sources", args=[version, finding])),
    ]

    for page in pages:
        text = page.content.decode()
        assert page.status_code == 200
        assert QUOTABLE in text
        for secret in SECRETS.values():
            assert secret not in text
    sources = pages[2].content.decode()
    assert "1 more was given on condition that it is not quoted." in sources
    # Not even the numbers of contributions that may not be read are on the page.
    assert f"/{published.words.hidden.pk}/" not in sources


@pytest.mark.parametrize("who", EVERYBODY)
def test_drafts_are_for_those_who_run_the_community(client, drafted, published, people, who):
    if people[who]:
        client.force_login(people[who])
    pages = [
        reverse("reports:report_edit", args=[drafted.report.pk]),
        reverse("reports:report_texts", args=[drafted.report.pk]),
        reverse("reports:report_publish", args=[drafted.report.pk]),
        reverse("reports:finding_new", args=[drafted.report.pk]),
        reverse("reports:finding_edit", args=[drafted.finding.pk]),
        reverse("reports:finding_words", args=[drafted.finding.pk]),
        reverse("reports:finding_drop", args=[drafted.finding.pk]),
        reverse("reports:recommendation_new", args=[drafted.finding.pk]),
    ]

    answers = {client.get(page).status_code for page in pages}
    posted = {client.post(page).status_code for page in pages[:1]}

    expected = 200 if who in WRITERS else 302 if who == "stranger" else 404
    assert answers == {expected}
    assert posted == ({405} if who in WRITERS else posted)


@pytest.mark.parametrize("who", EVERYBODY)
def test_a_report_that_is_not_published_is_not_there(client, drafted, who):
    roles = {
        "member": RoleKind.MEMBER,
        "facilitator": RoleKind.FACILITATOR,
        "coordinator": RoleKind.COORDINATOR,
        "administrator": RoleKind.ADMINISTRATOR,
    }
    if who in roles:
        client.force_login(make_member(community=drafted.community, role=roles[who]))
    elif who != "stranger":
        client.force_login(make_member(community=make_community(), role=RoleKind.COORDINATOR))

    listed = client.get(reverse("reports:report_list")).content.decode()
    detail = client.get(reverse("reports:report_detail", args=[drafted.report.pk]))

    assert ("What we found" in listed) == (who in WRITERS)
    expected = 302 if who in WRITERS or who == "stranger" else 404
    assert detail.status_code == expected
    if who == "stranger":
        assert "sign-in" in detail.url


def test_hiding_words_after_publishing_takes_them_off_the_page_and_the_file(client, published):
    words = published.words.quotable
    words.state, words.state_reason = "hidden", "It names a place."
    words.state_at, words.state_by = words.said_at, published.coordinator
    words.save()

    page = client.get(reverse("reports:report_version", args=[published.version.pk]))
    file = client.get(reverse("reports:version_pdf", args=[published.version.pk]))
    client.post(reverse("reports:pdf_again", args=[published.version.pk]))
    remade = client.get(reverse("reports:version_pdf", args=[published.version.pk]))

    assert QUOTABLE not in page.content.decode()
    assert file.status_code == 202
    assert "The PDF is being made" in file.content.decode()
    assert remade["Content-Type"] == "application/pdf"
    remade.close()


def test_a_member_s_receipt_shows_nobody_elses_words(client, published):
    client.force_login(published.maggie)

    text = client.get(reverse("reports:my_receipt")).content.decode()

    assert QUOTABLE in text
    for other in (*SECRETS.values(), "I will ring twice"):
        assert other not in text


def test_a_guest_s_receipt_shows_nobody_elses_words(client, published):
    guest = published.words.hidden.guest

    page = client.get(reverse("reports:receipt", args=[make_token("receipt", guest.pk)]))

    text = page.content.decode()
    assert SECRETS["hidden"] in text
    assert "decided not to show it" in text
    assert "It names somebody." in text
    assert QUOTABLE not in text
    assert SECRETS["unquotable"] not in text
    assert page["Cache-Control"] == "private, no-store"


def test_a_guest_s_receipt_has_its_own_link_to_copy(client, published):
    guest = published.words.hidden.guest
    address = reverse("reports:receipt", args=[make_token("receipt", guest.pk)])

    page = BeautifulSoup(client.get(address).content, "html.parser")

    line = page.select_one(".copy-line")
    assert line.select_one(".copy-text").get_text(strip=True) == site_url(address)
    assert line.select_one("button[data-copy-line]")


@pytest.mark.parametrize("token", ["nonsense", "1.abc", "\u0661.x"])
def test_a_wrong_link_opens_nothing(client, db, token):
    assert client.get(reverse("reports:receipt", args=[token])).status_code == 404


def test_a_link_for_another_purpose_opens_nothing(client, published):
    token = make_token("invitation", published.words.hidden.guest.pk)

    assert client.get(reverse("reports:receipt", args=[token])).status_code == 404


def test_words_of_another_series_cannot_be_made_a_source(client, drafted):
    foreign = make_contribution(text="Said in another room.")
    client.force_login(drafted.coordinator)

    client.post(
        reverse("reports:finding_words", args=[drafted.finding.pk]),
        {"offered": [foreign.pk], "chosen": [foreign.pk], "quoted": [foreign.pk]},
    )

    assert set(drafted.finding.sources.values_list("contribution", flat=True)) == {
        drafted.words.quotable.pk,
        drafted.words.unquotable.pk,
    }


def test_what_may_not_be_quoted_is_never_quoted(client, drafted):
    number = drafted.words.unquotable.pk
    client.force_login(drafted.coordinator)

    client.post(
        reverse("reports:finding_words", args=[drafted.finding.pk]),
        {"offered": [number, drafted.words.hidden.pk], "quoted": [number, drafted.words.hidden.pk]},
    )

    assert drafted.finding.sources.get(contribution=number).is_quoted is False
    assert not drafted.finding.sources.filter(contribution=drafted.words.hidden).exists()


def test_the_report_of_a_series_nobody_has_announced_is_not_there(client, db):
    series = make_series(is_announced=False)
    client.force_login(make_member())

    assert client.get(reverse("reports:series_report", args=[series.pk])).status_code == 404


def test_the_numbers_of_few_people_are_not_told(client, published):
    text = client.get(reverse("reports:report_version", args=[published.version.pk])).content

    # Nine people: six by occupation, two by study, one by experience.
    assert b"fewer than 5" in text
    assert published.version.content["people"]["total"] == {"number": None, "few": False}
    assert published.version.content["meetings"][0]["people"] == {"number": None, "few": False}

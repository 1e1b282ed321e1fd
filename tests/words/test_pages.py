"""The pages about words, as people use them."""

import logging
import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from joinedup.words.models import Argument, Dismissal, LexiconChange
from tests.factories.lexicons import make_change, make_entry

pytestmark = pytest.mark.django_db
CHECK = "/words/"
GUILTY = "He is a chaotic client who refused to engage."


def marked(response):
    """The wordings marked in the text of the page, in order."""
    return re.findall(r"<mark>(.*?)</mark>", response.content.decode())


def test_a_visitor_pastes_a_text_and_reads_what_could_be_said(client):
    response = client.post(CHECK, {"text": GUILTY})

    assert marked(response) == ["chaotic", "refused to engage"]
    assert "Perhaps:" in response.content.decode()
    assert "Fine here" not in response.content.decode()
    assert response.headers["Cache-Control"] == "private, no-store"


def test_a_text_of_nothing_to_say_is_told_so_kindly(client):
    response = client.post(CHECK, {"text": "We met on Tuesday and had tea."})

    assert (marked(response), "Nothing found" in response.content.decode()) == ([], True)


def test_sent_empty_it_asks_for_a_text(client):
    response = client.post(CHECK, {"text": ""})

    assert response.context["form"].errors == {
        "text": ["Please paste a text, or choose a Word document."]
    }


@pytest.mark.parametrize("asked", ({}, {"text": "Hard to reach people."}))
def test_where_no_document_was_chosen_to_comment_on_it_is_said(client, asked):
    page = client.post(CHECK, {"comments": "yes", **asked})

    assert page.context["form"].errors == {
        "document": ["Please choose the Word document that you want back with comments."]
    }
    assert page.context["marks"] is None


@pytest.mark.parametrize("size", (10_500_000, 12_000_000))
def test_a_document_that_is_too_large_is_refused_in_a_sentence(client, size):
    large = SimpleUploadedFile("note.docx", b"x" * size)

    response = client.post(CHECK, {"text": "", "document": large})

    assert response.context["form"].errors["document"] == [
        "The file is larger than 10 MB. Please send a part of it."
    ]


@pytest.mark.parametrize("name", ("note.html", "note.docx.exe", "note"))
def test_a_file_of_another_kind_is_not_taken(client, name):
    response = client.post(CHECK, {"text": "", "document": SimpleUploadedFile(name, b"PK")})

    assert response.context["form"].errors["document"] == ["Please choose a Word document (.docx)."]


def test_nothing_of_it_is_kept_or_logged(client, member, caplog, settings, tmp_path):
    caplog.set_level(logging.DEBUG)
    client.force_login(member)
    secret = "Zebedee is hard to reach"

    client.post(CHECK, {"text": secret})
    community = member.roles.get().community
    client.post(reverse("words:marks_beside", args=[community.pk]), {"text": secret})

    # SQL is logged while tests run, and may not hold it either.
    assert "Zebedee" not in caplog.text


def test_marks_beside_a_text_are_those_of_the_community(client, community, member):
    make_change(community=community, entry_id="tea", entry=make_entry(patterns=["tea"]))
    client.force_login(member)

    response = client.post(
        reverse("words:marks_beside", args=[community.pk]), {"text": "Tea at 3."}
    )

    assert "“Tea”" in response.content.decode()


def test_fine_here_takes_one_press_and_keeps_no_text(client, community, member):
    client.force_login(member)
    address = reverse("words:mark_dismiss", args=[community.pk])
    said = {"key": str(uuid.uuid4()), "fine": "hard-to-reach:thing"}

    quietly = client.post(address, said, headers={"Accept": "text/plain"})
    again = client.post(address, said, headers={"Referer": "http://testserver/words/"})
    elsewhere = client.post(address, said, headers={"Referer": "https://elsewhere.example/"})

    assert quietly.content.decode().startswith("Thank you")
    assert (again.url, elsewhere.url) == ("http://testserver/words/", "/words/")
    fine = Dismissal.objects.get()
    assert (fine.entry_id, fine.reason, fine.community) == ("hard-to-reach", "thing", community)


@pytest.mark.parametrize("fine", ("", "hard-to-reach", "nothing-such:thing", "hard-to-reach:no"))
def test_what_cannot_be_counted_is_not(client, community, member, fine):
    client.force_login(member)

    response = client.post(reverse("words:mark_dismiss", args=[community.pk]), {"fine": fine})

    assert (response.status_code, Dismissal.objects.count()) == (422, 0)


def test_those_who_decide_see_how_often_a_mark_was_fine(client, community, member, facilitator):
    for reason in ("thing", "thing", "quoted"):
        Dismissal.objects.create(
            community=community, entry_id="hard-to-reach", reason=reason, on_date="2026-01-01"
        )
    address = reverse("words:entry_detail", args=[community.pk, "hard-to-reach"])

    client.force_login(member)
    assert "Found fine where it stood" not in client.get(address).content.decode()
    client.force_login(facilitator)
    assert client.get(address).context["fine"] == [("not about a person", 2), ("a quotation", 1)]


def entry_form(**instead):
    return {
        "key": str(uuid.uuid4()),
        "patterns": "bed waster(s)?",
        "category": "othering",
        "severity": "never",
        "why": "Nobody wastes a bed.",
        "reason": "The ward asked for it.",
        **instead,
    }


def test_a_facilitator_adds_a_wording_and_the_next_text_is_marked(client, community, facilitator):
    client.force_login(facilitator)

    response = client.post(reverse("words:entry_new", args=[community.pk]), entry_form())

    assert response.url == reverse("words:entry_detail", args=[community.pk, "bed-wasters"])
    checked = client.post(CHECK, {"text": "Two bed wasters.", "lexicon": community.pk})
    assert marked(checked) == ["bed wasters"]


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"patterns": ""}, "patterns"),
        ({"patterns": "(never closed"}, "patterns"),
        ({"patterns": "a\n" * 41}, "patterns"),
        ({"category": "nothing such"}, "category"),
        ({"why": "x" * 501}, "why"),
        ({"reason": ""}, "reason"),
    ],
)
def test_a_mistake_is_told_beside_its_field_and_nothing_changes(
    client, community, facilitator, typed, wrong
):
    client.force_login(facilitator)

    response = client.post(reverse("words:entry_new", args=[community.pk]), entry_form(**typed))

    assert list(response.context["form"].errors) == [wrong]
    assert not LexiconChange.objects.exists()


def test_an_entry_is_changed_with_everything_that_stood_in_it(client, community, facilitator):
    client.force_login(facilitator)
    address = reverse("words:entry_change", args=[community.pk, "hard-to-reach"])
    form = client.get(address).context["form"]
    typed = {field.html_name: field.value() or "" for field in form if field.html_name != "reason"}

    client.post(address, typed | {"severity": "consider", "reason": "Less strong."})

    change = LexiconChange.objects.get()
    assert (change.kind, change.entry["severity"]) == ("changed", "consider")
    assert change.entry["patterns"] == ["(hard|harder|hardest|difficult) to reach"]


def test_an_entry_shows_its_words_as_people_write_them(client, community, member):
    client.force_login(member)

    page = client.get(reverse("words:entry_detail", args=[community.pk, "hard-to-reach"]))

    assert (page.context["wordings"], page.context["more_wordings"]) == (
        ["hard to reach", "harder to reach", "hardest to reach", "difficult to reach"],
        0,
    )


def test_a_member_argues_and_takes_it_back(client, community, member):
    client.force_login(member)
    entry = reverse("words:entry_detail", args=[community.pk, "chaotic"])

    client.post(
        reverse("words:entry_argue", args=[community.pk, "chaotic"]),
        {"key": str(uuid.uuid4()), "text": "It fits my week."},
    )
    assert "It fits my week." in client.get(entry).content.decode()
    client.post(reverse("words:argument_withdraw", args=[Argument.objects.get().pk]))

    assert "It fits my week." not in client.get(entry).content.decode()


@pytest.mark.parametrize("name", ("entry_change", "entry_argue", "entry_detail", "entry_retire"))
def test_an_entry_nobody_knows_is_not_found(client, community, facilitator, name):
    client.force_login(facilitator)
    address = reverse(f"words:{name}", args=[community.pk, "nothing-such"])

    answers = {
        client.get(address, follow=True).status_code,
        client.post(address, entry_form()).status_code,
    }

    assert answers - {405} == {404}


@pytest.mark.parametrize(
    ("wish", "count"),
    [("?q=gone+there", 1), ("?severity=never", None), ("?ours=yes", 1), ("?q=nothing+such", 0)],
)
def test_the_list_is_narrowed(client, community, member, wish, count):
    make_change(community=community, entry_id="hard-to-reach", entry=make_entry())
    client.force_login(member)

    response = client.get(reverse("words:lexicon_detail", args=[community.pk]) + wish)

    shown = [entry for entry, _fine in response.context["rows"]]
    if count is None:
        assert {each.severity for each in shown} == {"never"}
    else:
        assert len(shown) == count

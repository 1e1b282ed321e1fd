"""One search over everything somebody may see."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser

from joinedup.access.models import RoleKind
from joinedup.core.searching import A_FEW, search
from tests.factories.conversation import (
    make_contribution,
    make_held,
    make_prompt,
    make_unquotable,
)
from tests.factories.people import make_community, make_member, make_organisation
from tests.factories.recommendations import make_asked
from tests.factories.series import make_meeting, make_practice_issue, make_series

pytestmark = pytest.mark.django_db


def titles(person, words):
    return {str(kind.title): [each.title for each in kind.found] for kind in search(person, words)}


def test_everything_one_may_see_is_looked_through(client):
    community = make_community(name="Potteries")
    series = make_series(community=community, title="The heron on the roof")
    meeting = make_meeting(series=series, title="What was known", is_open=True)
    prompt = make_prompt(meeting=meeting, is_revealed=True)
    make_contribution(prompt=prompt, text="I saw a heron")
    make_practice_issue(community=community, statement="Herons are turned away")
    make_organisation(name="Heron Housing")
    make_asked(community=community, text="Count every heron")
    member = make_member(community=community, name="Ada Heron", is_listed=True)

    assert titles(member, "heron") == {
        "Series": ["The heron on the roof"],
        "Meetings": ["What was known"],
        "Practice issues": ["Herons are turned away"],
        "Organisations": ["Heron Housing"],
        "People": ["Ada Heron"],
        "What was said": ["I saw a heron"],
        "Recommendations": ["Count every heron"],
    }
    client.force_login(member)
    page = BeautifulSoup(client.get("/home/search/", {"words": "heron saw"}).content, "html.parser")
    assert [link.get_text() for link in page.select("main .rows a")] == ["I saw a heron"]


def test_nobody_finds_what_they_may_not_read():
    community = make_community()
    meeting = make_meeting(series=make_series(community=community), is_open=True)
    prompt = make_prompt(meeting=meeting, is_revealed=True)
    for make in (make_held, make_unquotable):
        make(prompt=prompt, text="a heron")
    unrevealed = make_prompt(meeting=meeting, is_revealed=False)
    make_contribution(prompt=unrevealed, text="a heron")
    make_series(community=community, title="A heron in a draft", is_announced=False)
    make_practice_issue(community=community, statement="A heron is turned away")
    elsewhere = make_member(community=make_community(), role=RoleKind.ADMINISTRATOR)

    assert titles(make_member(community=community), "heron") == {
        "Practice issues": ["A heron is turned away"]
    }
    assert titles(elsewhere, "heron") == {}
    assert titles(AnonymousUser(), "heron") == {}


def test_of_many_a_few_are_shown_and_that_there_are_more():
    community = make_community()
    for number in range(A_FEW + 1):
        make_series(community=community, title=f"Heron {number}")

    [kind] = search(make_member(community=community), "heron")

    assert (len(kind.found), kind.has_more) == (A_FEW, True)


def test_no_word_finds_nothing(client):
    make_series(title="The heron")

    page = client.get("/home/search/", {"words": "  "})

    assert search(AnonymousUser(), " ") == []
    assert b"Nothing you may see" not in page.content

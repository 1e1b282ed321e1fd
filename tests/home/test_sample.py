"""The sample community as a whole, as people find it on its pages."""

from collections import Counter

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from django.utils.html import escape

from joinedup.access.models import Community
from joinedup.access.sample.roles import communities
from joinedup.conversation.models import Contribution, ContributionState
from joinedup.conversation.sample.content import every_prompt
from joinedup.conversation.selectors.contributions import contributions_visible_to
from joinedup.conversation.selectors.strands import strands_visible_to
from joinedup.organisations.sample.loading import organisations
from joinedup.people.models import Member
from joinedup.people.sample.members import members, people_to_sign_in_as
from joinedup.recommendations.sample.history import recommendations
from joinedup.record.models import RecordEntry
from joinedup.series.sample.content import every_meeting
from joinedup.series.selectors.meetings import meetings_visible_to
from joinedup.series.selectors.series import practice_issues_visible_to

PEOPLE = {person.who: person.email for person in people_to_sign_in_as()}

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample_community")]


def member(who):
    return Member.objects.get(email=PEOPLE[who])


def test_every_id_is_used_once():
    named = (members(), organisations(), every_meeting(), every_prompt(), recommendations())
    ids = Counter(one["id"] for things in named for one in things)

    assert [one for one, times in ids.items() if times > 1] == []


def test_the_record_is_in_the_order_of_time_and_nothing_is_of_tomorrow():
    moments = list(RecordEntry.objects.order_by("pk").values_list("at", flat=True))

    assert moments == sorted(moments)
    assert moments[-1] <= timezone.now()


def test_one_community_does_not_hear_another():
    ours, theirs = member("Member with experience"), member("Member elsewhere")
    here, elsewhere = (Community.objects.get(name=community["name"]) for community in communities())

    for person, other in ((ours, elsewhere), (theirs, here)):
        hidden = {"prompt__meeting__series__community": other}
        assert Contribution.objects.filter(**hidden).exists()
        assert list(contributions_visible_to(person).filter(**hidden)) == []
        assert list(strands_visible_to(person).filter(series__community=other)) == []
        assert list(meetings_visible_to(person).filter(series__community=other)) == []
        assert list(practice_issues_visible_to(person).filter(community=other)) == []


def test_no_page_shows_a_member_the_words_of_another_community(client):
    client.force_login(member("Member with experience"))
    theirs = Contribution.objects.exclude(
        prompt__meeting__series__community__name=communities()[0]["name"]
    )
    secret = [escape(words.text) for words in theirs if words.state == ContributionState.SHOWN]

    pages = walk(client, "/", far=2)

    assert len(secret) == 6
    assert len(pages) > 20
    assert {
        path for path, page in pages.items() for words in secret if words in page.content.decode()
    } == set()


@pytest.mark.parametrize("who", PEOPLE)
def test_every_page_on_somebody_s_home_page_opens(client, who):
    client.force_login(member(who))

    pages = walk(client, "/", far=1)

    assert len(pages) > 5
    assert {path: page.status_code for path, page in pages.items() if page.status_code != 200} == {}


def walk(client, path, *, far):
    """The pages that links lead to from here, so many clicks far: path -> response."""
    pages, at_hand = {}, [path]
    for _ in range(far + 1):
        pages |= {path: client.get(path, follow=True) for path in at_hand}
        at_hand = {
            link["href"].partition("#")[0]
            for path in at_hand
            if pages[path].headers["Content-Type"].startswith("text/html")
            for link in BeautifulSoup(pages[path].content, "html.parser").select("a[href^='/']")
        } - pages.keys()
    return pages

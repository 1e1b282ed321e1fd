import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from joinedup.access.models import RoleKind
from joinedup.conversation.models import Contribution, PromptKind
from tests.factories.conversation import (
    make_contribution,
    make_held,
    make_hidden,
    make_prompt,
    make_ruling,
    make_unquotable,
    make_withdrawn,
)
from tests.factories.people import make_community, make_member
from tests.factories.series import make_meeting, make_series

pytestmark = pytest.mark.django_db


@pytest.fixture
def community():
    return make_community()


@pytest.fixture
def meeting(community):
    return make_meeting(series=make_series(community=community), is_open=True)


@pytest.fixture
def member(community):
    return make_member(community=community)


@pytest.fixture
def facilitator(community):
    return make_member(community=community, role=RoleKind.FACILITATOR)


def words_page(meeting):
    return reverse("conversation:meeting_words", args=[meeting.pk])


def said(page):
    """The texts on the page, in the order of the page."""
    return [
        each["text"] for question in page.context["reading"].questions for each in question.said
    ]


def test_the_words_are_read_question_by_question_latest_first(client, meeting, member):
    hopes = make_prompt(meeting=meeting, kind=PromptKind.BEST_HOPES, position=1)
    steps = make_prompt(meeting=meeting, kind=PromptKind.SMALL_STEPS, position=2)
    for prompt, text in [(steps, "ring her"), (hopes, "be heard"), (hopes, "one door")]:
        make_contribution(prompt=prompt, text=text)
    client.force_login(member)

    page = client.get(words_page(meeting))

    assert said(page) == ["one door", "be heard", "ring her"]


def test_one_question_is_read_page_by_page(client, meeting, member):
    prompt, other = make_prompt(meeting=meeting), make_prompt(meeting=meeting)
    for number in range(33):
        make_contribution(prompt=prompt, text=f"words {number}")
    make_contribution(prompt=other, text="elsewhere")
    client.force_login(member)

    first = client.get(words_page(meeting), {"prompt": prompt.pk})
    second = client.get(words_page(meeting), {"prompt": prompt.pk, "page": 2})

    assert said(first) == [f"words {number}" for number in range(32, 2, -1)]
    assert said(second) == ["words 2", "words 1", "words 0"]


def test_a_search_finds_only_what_one_may_read(client, meeting, member):
    prompt = make_prompt(meeting=meeting)
    make_contribution(prompt=prompt, text="The bus came late")
    make_unquotable(prompt=prompt, text="The bus driver knew me")
    make_held(prompt=prompt, text="The bus was driven by Sam")
    make_contribution(prompt=prompt, text="Something else")
    client.force_login(member)

    page = client.get(words_page(meeting), {"q": "bus THE"})

    assert said(page) == ["The bus came late"]
    assert page.context["reading"].page.paginator.count == 1


@pytest.mark.parametrize(
    "asked",
    [
        {"prompt": "x", "page": "-1"},
        {"prompt": "9" * 40, "page": "9" * 40},
        {"q": "\x00"},
        {"q": "%_'\"<script>"},
        {"page": "1000"},
    ],
)
def test_odd_questions_are_answered(client, meeting, member, asked):
    make_contribution(prompt=make_prompt(meeting=meeting))
    client.force_login(member)

    assert client.get(words_page(meeting), asked).status_code == 200


SECRETS = {
    "held": "Held words",
    "hidden": "Hidden words",
    "unquotable": "Unquotable words",
    "foreign": "Foreign words",
    "draft": "Words of a draft series",
    "name": "Name of somebody unquotable",
}


@pytest.fixture
def everything_said(community, meeting):
    """One contribution of each kind that must not be seen by everybody."""
    prompt = make_prompt(meeting=meeting)
    make_contribution(prompt=prompt, text="Shown words")
    make_held(prompt=prompt, text=SECRETS["held"])
    make_hidden(prompt=prompt, text=SECRETS["hidden"])
    make_unquotable(
        prompt=prompt, text=SECRETS["unquotable"], member=make_member(name=SECRETS["name"])
    )
    make_contribution(text=SECRETS["foreign"])
    draft = make_meeting(series=make_series(community=community, is_announced=False), is_open=True)
    make_contribution(prompt=make_prompt(meeting=draft), text=SECRETS["draft"])
    make_withdrawn(prompt=prompt)
    return prompt


def seen_by(client, person):
    """Everything that any meeting's or question's page says to this person."""
    if person:
        client.force_login(person)
    pages = []
    for contribution in Contribution.objects.select_related("prompt"):
        prompt = contribution.prompt
        words = reverse("conversation:meeting_words", args=[prompt.meeting_id])
        pages += [words, f"{words}?prompt={prompt.pk}", f"{words}?q=words"]
        for name in ("contribution_state", "outcome_report"):
            pages.append(reverse(f"conversation:{name}", args=[contribution.pk]))
        for name in ("contribute", "prompt_edit", "term_rule"):
            pages.append(reverse(f"conversation:{name}", args=[prompt.pk]))
        for name in ("prompt_list", "scribe", "guest_slips", "meeting_code"):
            pages.append(reverse(f"conversation:{name}", args=[prompt.meeting_id]))
        series = prompt.meeting.series_id
        pages.append(reverse("conversation:strand_board", args=[series]))
    answers = [client.get(page) for page in pages]
    return {
        name for name, words in SECRETS.items() if any(words in str(a.content) for a in answers)
    }


def test_a_stranger_reads_nothing(client, everything_said):
    assert seen_by(client, None) == set()


def test_a_member_reads_what_is_shown_and_may_be_quoted(client, everything_said, member):
    assert seen_by(client, member) == set()


def test_a_member_of_another_community_reads_only_theirs(client, everything_said):
    elsewhere = Contribution.objects.get(text=SECRETS["foreign"]).prompt.meeting.series.community

    assert seen_by(client, make_member(community=elsewhere)) == {"foreign"}


def test_those_who_run_the_community_read_all_of_it_and_nothing_else(
    client, everything_said, facilitator
):
    assert seen_by(client, facilitator) == {"held", "hidden", "unquotable", "draft"}


def test_a_scribe_reads_what_was_said_at_the_meeting(client, everything_said, meeting, member):
    meeting.scribes.add(member)

    assert seen_by(client, member) == {"held", "hidden", "unquotable"}


def test_somebody_whose_role_has_ended_reads_nothing(client, everything_said, meeting, member):
    meeting.scribes.add(member)
    member.roles.update(until_date="2024-02-01")

    assert seen_by(client, member) == set()


def test_people_read_their_own_words_whatever_became_of_them(client, meeting, member):
    prompt = make_prompt(meeting=meeting)
    make_unquotable(prompt=prompt, member=member, text="just for you")
    make_held(prompt=prompt, member=member, text="held words", state_reason="It names Sam.")
    client.force_login(member)

    page = client.get(words_page(meeting))

    assert said(page) == ["held words", "just for you"]
    assert "It names Sam." in page.content.decode()


def asked_on(page):
    """The questions that can be answered, with what is said of each."""
    cards = BeautifulSoup(page.content, "html.parser").select(".cards .card")
    return {card.a.get_text(strip=True): "Answered" in card.get_text() for card in cards}


def test_a_member_answers_before_reading_and_sees_what_is_answered(client, meeting, member):
    hopes = make_prompt(meeting=meeting, question="What do you hope for?")
    make_prompt(meeting=meeting, question="What will you do?")
    make_prompt(meeting=meeting, question="Closed?", is_open=False)
    make_contribution(prompt=hopes, member=member)
    make_contribution(prompt=meeting.prompts.last(), text="of somebody else")
    client.force_login(member)

    page = client.get(words_page(meeting))

    assert asked_on(page) == {"What do you hope for?": True, "What will you do?": False}
    html = page.content.decode()
    assert html.index("What will you do?") < html.index("of somebody else")
    alone = client.get(words_page(meeting), {"prompt": hopes.pk})
    assert asked_on(alone) == {"What do you hope for?": True}


def test_a_ruling_stands_with_its_term(client, meeting, member):
    prompt = make_prompt(meeting=meeting, kind=PromptKind.TERM, term="hard to reach")
    make_ruling(prompt=prompt, reason="Nobody is.", dissent="Two would keep it.")
    client.force_login(member)

    page = client.get(words_page(meeting)).content.decode()

    assert "“hard to reach”: Use other words" in page
    assert "Nobody is." in page
    assert "Some saw it otherwise: Two would keep it." in page


STRANGE = [
    "<script>alert(1)</script>",
    "=HYPERLINK(1)",
    "مرحبا بالجميع",
    "👩‍👩‍👧‍👦 ŵŷ",
    "{{ user }}{% now %}",
    "x" * 10_000,
]


@pytest.mark.parametrize("text", STRANGE)
def test_strange_words_are_shown_as_they_are(client, meeting, member, text):
    prompt = make_prompt(meeting=meeting, question=text[:500])
    make_contribution(prompt=prompt, text=text, quotable="named", credit=text[:80])
    client.force_login(member)

    page = client.get(words_page(meeting))

    assert said(page) == [text]
    assert "<script>alert" not in page.content.decode()


def fill(meeting, count):
    prompts = [
        make_prompt(meeting=meeting, kind=kind)
        for kind in (
            *(PromptKind.BEST_HOPES, PromptKind.SCALE),
            *(PromptKind.TERM, PromptKind.SMALL_STEPS),
        )
    ]
    guest = make_contribution(prompt=prompts[0]).guest
    make_ruling(prompt=prompts[2])
    Contribution.objects.bulk_create(
        Contribution(
            prompt=prompts[number % 4],
            text=f"words {number}",
            number=number % 11 if number % 4 == 1 else None,
            quotable=("anonymous", "named", "no")[number % 3],
            entered_by="guest",
            guest=guest,
            said_at=guest.came_at,
        )
        for number in range(count)
    )


@pytest.mark.parametrize("asked", [{}, {"q": "words"}, {"prompt": "first"}])
@pytest.mark.parametrize("count", [1, 3, 1000])
def test_the_page_asks_the_same_number_of_queries(
    client, meeting, member, django_assert_num_queries, count, asked
):
    fill(meeting, count)
    if "prompt" in asked:
        asked = {"prompt": meeting.prompts.first().pk}
    client.force_login(member)

    # Session, person, roles, meeting, questions, counts, spread, words (their count, when
    # searched for), scribe.
    with django_assert_num_queries(10 if "q" in asked else 9):
        page = client.get(words_page(meeting), asked)

    assert len(page.content) < 60_000


@pytest.mark.parametrize("asked", ({}, {"q": "words"}, {"prompt": "first"}, {"page": 9}))
@pytest.mark.parametrize("who", (*RoleKind, "scribe", "author"))
def test_whoever_reads_a_thousand_words_takes_ten_queries_at_most(
    client, community, meeting, django_assert_max_num_queries, who, asked
):
    fill(meeting, 1000)
    role = who if who in RoleKind.values else RoleKind.MEMBER
    reader = make_member(community=community, role=role)
    if who == "scribe":
        meeting.scribes.add(reader)
    if who == "author":
        make_contribution(prompt=meeting.prompts.first(), member=reader)
    if "prompt" in asked:
        asked = {"prompt": meeting.prompts.first().pk}
    client.force_login(reader)

    with django_assert_max_num_queries(10):
        page = client.get(words_page(meeting), asked)

    assert page.status_code == 200

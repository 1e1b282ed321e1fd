import uuid
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.conversation.lib.scribed_text import ScribedLine
from joinedup.conversation.models import Contribution, Guest, PromptKind
from joinedup.conversation.selectors.contributions import contributions_typed_by
from joinedup.conversation.selectors.guests import guests_of_scribes
from joinedup.conversation.services import scribing
from joinedup.conversation.services.contributions import NotTakingContributions
from tests.factories.conversation import make_contribution, make_guest, make_prompt
from tests.factories.people import make_member
from tests.factories.series import make_meeting
from tests.seen import seen

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    return make_meeting(is_open=True)


@pytest.fixture
def prompt(meeting):
    return make_prompt(meeting=meeting)


@pytest.fixture
def scribe(meeting, client):
    person = make_member(community=meeting.series.community)
    meeting.scribes.add(person)
    client.force_login(person)
    return person


def page_of(meeting):
    return reverse("conversation:scribe", args=[meeting.pk])


def typed(prompt, lines, **fields):
    return {
        "key": uuid.uuid4(),
        "prompt": prompt.pk,
        "label": "",
        "voice": "unstated",
        "quotable": "no",
        "lines": lines,
        **fields,
    }


def kept():
    return list(Contribution.objects.values_list("text", "voice", "guest__name"))


def test_one_line_is_one_contribution(client, scribe, prompt):
    lines = "the letter came late\n\n  t3 e: nobody rang \r\nw: we did ring"

    answer = client.post(page_of(prompt.meeting), typed(prompt, lines, label="Table 1"))

    assert answer.url == page_of(prompt.meeting)
    assert kept() == [
        ("the letter came late", "unstated", "Table 1"),
        ("nobody rang", "experience", "Table 3"),
        ("we did ring", "occupation", "Table 1"),
    ]
    assert set(Contribution.objects.values_list("entered_by", "typed_by", "quotable")) == {
        ("scribe", scribe.pk, "no")
    }


def test_the_next_lines_remember_the_choices(client, scribe, prompt):
    client.post(
        page_of(prompt.meeting),
        typed(prompt, "one", label="Maureen", quotable="named", voice="study"),
    )

    page = client.get(page_of(prompt.meeting))

    assert page.context["form"].initial == {
        "prompt": prompt.pk,
        "label": "Maureen",
        "quotable": "named",
        "voice": "study",
    }
    assert Contribution.objects.get().credit == "Maureen"
    assert "autofocus" in page.content.decode()


def test_the_page_says_of_each_line_whether_it_may_be_quoted(client, scribe, prompt):
    sent = typed(prompt, "the first", label="Maureen", quotable="named")
    client.post(page_of(prompt.meeting), sent)
    back = {**sent, "lines": "not the first", "quotable": "no"}
    client.post(page_of(prompt.meeting), back)
    client.post(page_of(prompt.meeting), typed(prompt, "a third", quotable="anonymous"))

    cards = BeautifulSoup(client.get(page_of(prompt.meeting)).content, "html.parser")

    assert [
        (seen(card.select("p")[1]), seen(card.select_one(".meta")).rpartition(" · ")[2])
        for card in cards.select(".rows > li:has(form)")
    ] == [
        ("a third", "May be quoted without a name"),
        ("not the first", "Not to be quoted"),
        ("the first", "May be quoted as Maureen"),
    ]


def test_lines_sent_twice_are_kept_once_and_the_same_words_may_be_said_twice(
    client, scribe, prompt
):
    once = typed(prompt, "be heard\nbe heard\none door")

    client.post(page_of(prompt.meeting), once)
    client.post(page_of(prompt.meeting), once)
    client.post(page_of(prompt.meeting), {**once, "lines": "be heard\nbe heard\none door\nfood"})

    assert [text for text, *_ in kept()] == ["be heard", "be heard", "one door", "food"]


def test_a_table_is_one_guest_and_never_somebody_on_a_phone(client, scribe, prompt):
    phone = make_guest(meeting=prompt.meeting, name="Table 1")
    make_contribution(prompt=prompt, guest=phone)
    for lines in ("one", "two"):
        client.post(page_of(prompt.meeting), typed(prompt, lines, label="table 1"))

    slips = list(guests_of_scribes(prompt.meeting))

    assert Guest.objects.count() == 2
    assert phone not in slips
    assert [guest.contributions.count() for guest in slips] == [2]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"lines": "  \n "}, "lines"),
        ({"lines": "fine\ne:"}, "lines"),
        ({"lines": "x" * 10_001}, "lines"),
        ({"lines": "x\n" * 101}, "lines"),
        ({"lines": "a\x00b"}, "lines"),
        ({"quotable": "named"}, "label"),
        ({"label": "x" * 81}, "label"),
        ({"prompt": "9" * 30}, "prompt"),
        ({"lines": "fine\nq9: not there"}, "lines"),
        ({"lines": "fine\nq0: not there"}, "lines"),
    ],
)
def test_a_mistake_keeps_nothing_and_everything_typed(client, scribe, prompt, fields, field):
    sent = {**typed(prompt, "some words"), **fields}

    page = client.post(page_of(prompt.meeting), sent)

    assert list(page.context["form"].errors) == [field]
    assert page.context["form"]["lines"].value().startswith(sent["lines"][:1])
    assert kept() == []


def test_words_sent_too_late_come_back(client, scribe, prompt):
    prompt.meeting.closed_at = timezone.now()
    prompt.meeting.save()

    page = client.post(page_of(prompt.meeting), typed(prompt, "a long list"))

    assert page.status_code == 409
    assert page.context["form"]["lines"].value() == "a long list"
    assert kept() == []


def test_a_line_is_taken_back_by_its_scribe_while_the_meeting_is_open(client, scribe, prompt):
    client.post(page_of(prompt.meeting), typed(prompt, "a slip of the hand\nkeep me"))
    slip = Contribution.objects.first()
    by_phone = make_contribution(prompt=prompt)
    undo = [reverse("conversation:scribe_undo", args=[each.pk]) for each in (slip, by_phone)]

    answers = [client.post(address).status_code for address in undo]

    slip.refresh_from_db()
    assert answers == [302, 403]
    assert (slip.text, slip.withdrawn_at is None) == ("", False)
    assert [each.text for each in contributions_typed_by(scribe, prompt.meeting)] == ["keep me"]


def test_a_closed_meeting_takes_nothing_back(client, scribe, prompt):
    client.post(page_of(prompt.meeting), typed(prompt, "said"))
    prompt.meeting.closed_at = timezone.now()
    prompt.meeting.save()

    answer = client.post(reverse("conversation:scribe_undo", args=[Contribution.objects.get().pk]))

    assert answer.status_code == 403


def test_yesterdays_words_are_not_taken_back_in_a_meeting_opened_again(client, scribe, prompt):
    client.post(page_of(prompt.meeting), typed(prompt, "said"))
    Contribution.objects.update(said_at=timezone.now() - timedelta(hours=13))

    answer = client.post(reverse("conversation:scribe_undo", args=[Contribution.objects.get().pk]))

    assert answer.status_code == 403
    assert Contribution.objects.get().text == "said"


def test_slips_carry_a_link_for_each_table(client, scribe, prompt):
    client.post(page_of(prompt.meeting), typed(prompt, "t1: one\nt2: two"))

    page = client.get(reverse("conversation:guest_slips", args=[prompt.meeting.pk]))

    assert [slip["guest"].name for slip in page.context["slips"]] == ["Table 1", "Table 2"]
    assert len({slip["address"] for slip in page.context["slips"]}) == 2


@pytest.mark.parametrize("role", [RoleKind.MEMBER, None])
def test_nobody_else_writes_down(client, meeting, role):
    person = make_member(community=meeting.series.community) if role else make_member()
    client.force_login(person)

    assert client.get(page_of(meeting)).status_code == (403 if role else 404)


@pytest.mark.parametrize("count", [1, 3, 100])
def test_the_page_asks_the_same_number_of_queries(
    client, scribe, prompt, django_assert_num_queries, count
):
    client.post(page_of(prompt.meeting), typed(prompt, "\n".join(f"t{n}: x" for n in range(count))))
    client.get(page_of(prompt.meeting))

    with django_assert_num_queries(11):
        client.get(page_of(prompt.meeting))


def test_a_heap_of_slips_is_typed_in_one_go(client, scribe, meeting):
    hopes, scale, steps = (
        make_prompt(meeting=meeting, kind=kind)
        for kind in (PromptKind.BEST_HOPES, PromptKind.SCALE, PromptKind.SMALL_STEPS)
    )
    lines = "be heard\nq3 t2 e: ring her\nQ2: w: 7 the hub\nt2: q2: 3\nq1: be heard\nq03: q1: no"

    client.post(page_of(meeting), typed(hopes, lines))

    assert list(Contribution.objects.values_list("prompt", "text", "number", "guest__name")) == [
        (hopes.pk, "be heard", None, ""),
        (steps.pk, "ring her", None, "Table 2"),
        (scale.pk, "the hub", 7, ""),
        (scale.pk, "", 3, "Table 2"),
        (hopes.pk, "be heard", None, ""),
        (steps.pk, "q1: no", None, ""),
    ]
    assert client.session[f"scribe {meeting.pk}"]["prompt"] == hopes.pk


def test_a_slip_for_a_question_that_is_closed_or_of_another_meeting_is_refused(
    client, scribe, prompt
):
    make_prompt(meeting=prompt.meeting, is_open=False)
    make_prompt()
    lines = {number: f"q1: fine\n\nq{number}: too late" for number in (2, 3)}

    pages = {
        number: client.post(page_of(prompt.meeting), typed(prompt, typed_))
        for number, typed_ in lines.items()
    }

    assert {number: page.context["form"].errors["lines"] for number, page in pages.items()} == {
        2: ["Line 3 is for question 2, which is closed. The facilitator can open it."],
        3: ["Line 3 is for question 3. The questions are numbered 1 to 2."],
    }
    assert {number: page.context["form"]["lines"].value() for number, page in pages.items()} == (
        lines
    )
    assert kept() == []


def test_the_page_tells_the_number_of_each_question(client, scribe, prompt):
    make_prompt(meeting=prompt.meeting, question="Second?", is_open=False)

    page = client.get(page_of(prompt.meeting)).text

    assert "q2: Second? (closed)" in seen(page)


def test_the_same_words_in_two_voices_were_said_twice(client, scribe, prompt):
    client.post(page_of(prompt.meeting), typed(prompt, "e: food\nw: food\nq1: food"))

    assert [(text, voice) for text, voice, _ in kept()] == [
        ("food", "experience"),
        ("food", "occupation"),
        ("food", "unstated"),
    ]


def test_a_scale_is_kept_with_its_numbers(client, scribe, meeting):
    scale = make_prompt(meeting=meeting, kind=PromptKind.SCALE)

    client.post(page_of(meeting), typed(scale, "3\n3\n8 since the hub opened"))

    assert list(Contribution.objects.values_list("number", "text")) == [
        (3, ""),
        (3, ""),
        (8, "since the hub opened"),
    ]


def test_a_line_sent_again_not_to_be_quoted_is_not_quoted(client, scribe, prompt):
    once = typed(prompt, "be heard\none door", label="Ann", quotable="anonymous")
    client.post(page_of(prompt.meeting), once)

    answer = client.post(
        page_of(prompt.meeting), {**once, "quotable": "no", "voice": "study"}, follow=True
    )

    assert set(Contribution.objects.values_list("quotable", "voice")) == {("no", "study")}
    assert [str(each) for each in answer.context["messages"]][-1] == (
        "2 lines are kept. They are not quoted."
    )


def test_a_name_in_other_capitals_is_the_same_persons(client, scribe, prompt):
    once = typed(prompt, "be heard", label="Ann", quotable="named")
    client.post(page_of(prompt.meeting), once)

    client.post(page_of(prompt.meeting), {**once, "label": "ANN ", "quotable": "no"})

    assert list(Contribution.objects.values_list("text", "quotable")) == [("be heard", "no")]


def test_a_stricter_choice_before_holds_for_a_line_and_the_page_says_so(client, scribe, prompt):
    once = typed(prompt, "be heard", label="Ann")
    client.post(page_of(prompt.meeting), once)

    answer = client.post(
        page_of(prompt.meeting),
        {**once, "quotable": "named", "lines": "be heard\none door"},
        follow=True,
    )

    assert list(Contribution.objects.order_by("pk").values_list("text", "quotable", "credit")) == [
        ("be heard", "no", ""),
        ("one door", "named", "Ann"),
    ]
    assert "For 1 of them a stricter choice was made before" in answer.content.decode()


def test_a_line_is_made_stricter_when_the_question_has_closed(scribe, prompt):
    once = {"key": uuid.uuid4(), "prompt": prompt, "lines": [ScribedLine(text="be heard")]}
    once |= {"by": scribe, "at": timezone.now()}
    scribing.scribe(quotable="anonymous", **once)
    prompt.is_open = False
    prompt.save()

    (kept,) = scribing.scribe(quotable="no", **once)
    with pytest.raises(NotTakingContributions):
        scribing.scribe(quotable="no", **once | {"lines": [ScribedLine(text="one door")]})

    assert (kept, kept.quotable) == (Contribution.objects.get(), "no")


def test_a_line_that_was_taken_back_stays_so_and_the_others_are_kept(client, scribe, prompt):
    once = typed(prompt, "be heard\none door")
    client.post(page_of(prompt.meeting), once)
    first = Contribution.objects.get(text="be heard")
    client.post(reverse("conversation:scribe_undo", args=[first.pk]))

    answer = client.post(page_of(prompt.meeting), once, follow=True)

    assert sorted(text for text, *_ in kept()) == ["", "one door"]
    assert (
        "1 line is kept. It is not quoted. What you took back stays so"
        in ([str(each) for each in answer.context["messages"]][-1])
    )


def test_another_scribe_with_the_same_key_changes_nothing_of_the_first(client, scribe, prompt):
    once = typed(prompt, "be heard", label="Ann", quotable="named")
    client.post(page_of(prompt.meeting), once)
    other = make_member(community=prompt.meeting.series.community)
    prompt.meeting.scribes.add(other)
    client.force_login(other)

    client.post(page_of(prompt.meeting), {**once, "quotable": "no"})

    assert list(Contribution.objects.order_by("pk").values_list("typed_by", "quotable")) == [
        (scribe.pk, "named"),
        (other.pk, "no"),
    ]

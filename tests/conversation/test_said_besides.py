"""Who goes back and says something else is told what they said before, and how it is quoted."""

import uuid

import pytest

from joinedup.conversation.models import Contribution, PromptKind
from tests.conversation.consent import as_member, by_code, kept, links_in, read, words
from tests.factories.conversation import make_prompt
from tests.seen import seen

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("of", (by_code, as_member))
@pytest.mark.parametrize("is_fetched_anew", (False, True))
def test_back_and_other_words_not_quoted_says_that_the_first_are_kept_and_may_be(
    client, prompt, member, of, is_fetched_anew
):
    if of is as_member:
        client.force_login(member)
    first = words()
    client.post(of(prompt), first)

    key = uuid.uuid4() if is_fetched_anew else first["key"]
    other = {**first, "key": key, "text": "I mean: nobody rang at all.", "quotable": "no"}
    answer = client.post(of(prompt), other, follow=True)

    assert kept() == [("named", "Jo"), ("no", "")]
    *_before, told = answer.context["messages"]
    assert seen(str(told)) == (
        "Thank you. Your words are kept as you wrote them. They are not quoted. "
        "What you said to this question before is kept, too. It may be quoted as Jo. "
        "Choose again about that Take that back"
    )
    change, withdraw = links_in(told)
    assert all(first["text"] in client.get(each).content.decode() for each in (change, withdraw))
    client.post(change, {"quotable": "no", "credit": ""})
    assert kept() == [("no", ""), ("no", "")]
    client.post(withdraw)
    # Of what was taken back the next page says nothing.
    assert read(client.post(of(prompt), other, follow=True))[-1] == (
        "Thank you. Your words are kept as you wrote them. They are not quoted."
    )


@pytest.mark.parametrize(
    ("choices", "says"),
    [
        (("named", "named"), "They may be quoted as Jo."),
        (("anonymous", "anonymous"), "They may be quoted without your name."),
        (("no", "no"), "They are not quoted."),
        (("no", "named"), "Some of them may be quoted with a name you gave."),
        (("no", "anonymous"), "Some of them may be quoted without your name."),
    ],
)
def test_of_several_things_said_before_it_is_told_how_they_may_be_quoted(
    client, prompt, choices, says
):
    for number, choice in enumerate(choices):
        client.post(by_code(prompt), words(text=f"Instance {number}.", quotable=choice))
    client.post(by_code(make_prompt(meeting=prompt.meeting)), words(text="To another question."))

    answer = client.post(by_code(prompt), words(text="The last.", quotable="no"), follow=True)

    told = list(answer.context["messages"])[-1]
    assert (
        f"2 other things you said to this question are kept, too. {says} "
        "Choose again about them, or take them back"
    ) in seen(str(told))
    [receipt] = links_in(told)
    assert "Instance 0." in client.get(receipt).content.decode()


def test_of_a_number_given_before_it_is_told_that_it_counts(client, meeting):
    scale = make_prompt(meeting=meeting, kind=PromptKind.SCALE)
    client.post(by_code(scale), words(text="", number="7"))

    answer = client.post(by_code(scale), words(text="", number="3"), follow=True)

    told = list(answer.context["messages"])[-1]
    assert "Your answer before, 7, is kept and counted, too. Take that back" in seen(str(told))
    client.post(*links_in(told))
    assert [each.number for each in Contribution.objects.filter(withdrawn_at=None)] == [3]

import pytest

from joinedup.access.models import RoleKind
from joinedup.conversation.selectors.contributions import (
    contributions_for,
    contributions_visible_to,
)
from joinedup.conversation.selectors.prompts import numbered_prompts
from tests.factories.conversation import (
    make_contribution,
    make_held,
    make_hidden,
    make_prompt,
    make_unquotable,
    make_withdrawn,
)
from tests.factories.people import make_community, make_member
from tests.factories.series import make_meeting, make_series


@pytest.mark.django_db
@pytest.mark.parametrize("reader", ["member", "speaker", "scribe", "facilitator"])
def test_the_cheap_way_of_asking_gives_the_same_answer(reader):
    community = make_community()
    meeting = make_meeting(series=make_series(community=community), is_open=True)
    kind = RoleKind.FACILITATOR if reader == "facilitator" else RoleKind.MEMBER
    person = make_member(community=community, role=kind)
    if reader == "scribe":
        meeting.scribes.add(person)
    by = {"member": person} if reader == "speaker" else {}
    prompts = [make_prompt(meeting=meeting), make_prompt(meeting=meeting)]
    for prompt in [*prompts, make_prompt()]:
        for make in (
            make_contribution,
            make_held,
            make_hidden,
            make_unquotable,
            make_withdrawn,
        ):
            make(prompt=prompt, **by)
            make(prompt=prompt)

    cheap = contributions_for(
        prompts, person=person, reads_everything=reader in ("scribe", "facilitator")
    )

    known = contributions_visible_to(person).filter(prompt__meeting=meeting)
    expected = {"member": 4, "speaker": 12, "scribe": 16, "facilitator": 16}
    assert set(cheap) == set(known)
    assert len(cheap) == expected[reader]


@pytest.mark.django_db
def test_questions_are_numbered_in_their_order_from_one():
    meeting = make_meeting()
    last, first, second = (make_prompt(meeting=meeting, position=place) for place in (7, 3, 3))
    make_prompt(position=1)

    assert numbered_prompts(meeting) == {1: first, 2: second, 3: last}

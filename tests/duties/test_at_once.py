"""Two coordinators press in the same moment."""

from functools import partial

import pytest
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.duties.services.refusals import TooFewAlike, make_issue_of_refusals
from joinedup.series.models import PracticeIssue
from tests.at_once import at_once
from tests.duties.refusals import DUTY, make_refusal
from tests.factories.people import make_community, make_member

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_five_alike_one_issue_is_made():
    community = make_community()
    refusals = [make_refusal(community=community) for _ in range(5)]
    press = partial(
        make_issue_of_refusals,
        community=community,
        duty_id=DUTY,
        sector=refusals[0].sector,
        reason=refusals[0].reason,
        by=make_member(community=community, role=RoleKind.COORDINATOR),
        at=timezone.now(),
    )

    made = at_once(press, press, press, press)

    assert [type(each) for each in made if isinstance(each, Exception)] == [TooFewAlike] * 3
    assert PracticeIssue.objects.get().refusals.count() == 5

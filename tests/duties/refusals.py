"""Refusals, logged as people log them."""

from uuid import uuid4

from django.utils import timezone

from joinedup.duties.lib.catalogue import duties
from joinedup.duties.services.refusals import log_refusal
from tests.factories.people import make_community

DUTY = "ha96-s184-application-and-inquiries"


def make_refusal(*, community=None, at=None, **said):
    duty = duties().entries[said.pop("duty_id", DUTY)]
    said = {
        "key": uuid4(),
        "community": community or make_community(),
        "duty": duty,
        "sector": duty.owed_by[0],
        "reason": "area",
        "missing": ["reasons"],
        "at": at or timezone.now(),
    } | said
    return log_refusal(**said)

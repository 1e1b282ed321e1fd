"""What was said in a series, taken out as a table by those who coordinate it."""

import csv
from io import StringIO

import pytest
from django.urls import reverse

from joinedup.access.models import RoleKind
from joinedup.conversation.models import Quotable
from tests.factories.conversation import (
    make_contribution,
    make_held,
    make_hidden,
    make_prompt,
    make_strand,
    make_withdrawn,
)
from tests.factories.people import make_member
from tests.factories.series import make_meeting, make_series

pytestmark = pytest.mark.django_db


def test_words_come_with_their_consent_and_without_what_was_taken_back(
    client, django_assert_max_num_queries
):
    series = make_series()
    prompt = make_prompt(meeting=make_meeting(series=series), question="What helps?")
    unseen = make_prompt(meeting=prompt.meeting, is_revealed=False)
    named = make_contribution(
        prompt=prompt,
        member=make_member(name="Secret name"),
        text="@ the door",
        quotable=Quotable.NAMED,
        credit="Ann",
    )
    make_contribution(prompt=prompt, text="Between us", quotable=Quotable.NO)
    make_strand(series=series, name="Doors", contributions=[named])
    for make in (make_held, make_hidden, make_withdrawn):
        make(prompt=prompt)
    make_contribution(prompt=unseen, text="Not shown yet")
    make_contribution(text="Elsewhere")
    client.force_login(make_member(community=series.community, role=RoleKind.COORDINATOR))

    with django_assert_max_num_queries(9):
        file = client.get(reverse("conversation:contributions_csv", args=[series.pk]))

    _heads, *rows = csv.reader(StringIO(file.content.decode("utf-8-sig")))
    assert [row[2:4] + row[6:9] for row in rows] == [
        ["What helps?", "'@ the door", "Quote me with the name I give", "Ann", "Doors"],
        ["What helps?", "Between us", "Do not quote me", "", ""],
    ]
    assert "Secret name" not in file.content.decode()

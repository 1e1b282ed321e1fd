"""Whatever is typed, a page answers."""

from urllib.parse import urlencode

import pytest
from django.utils import timezone

from tests.factories.series import (
    make_invitation,
    make_join_request,
    make_meeting,
    make_practice_issue,
    make_series,
)
from tests.series.pages import address

pytestmark = pytest.mark.django_db


FIELDS = [
    "key",
    "community",
    "statement",
    "where_from",
    "theme",
    "new_theme",
    "title",
    "question",
    "wider_question",
    "about",
    "name",
    "email",
    "message",
    "words",
    "decision",
    "day",
    "begins",
    "ends",
    "venue_name",
    "venue_address",
    "online_url",
    "access",
    "reason",
    "scribes",
    "members",
    "note",
    "step",
    "act",
    "form-TOTAL_FORMS",
    "form-0-minutes",
    "voice",
    "organisation",
    "way",
    "via",
    "reply",
    "access_needs",
]
ODD = "عربي \u202e 🙂 <b>&amp; =cmd|' /C calc'!A0 \x00 \ud800" + "long" * 3000


@pytest.mark.parametrize(
    ("name", "thing"),
    (
        ("issue_new", None),
        ("series_new", None),
        ("series_edit", "series"),
        ("join_ask", "series"),
        ("join_decide", "join_request"),
        ("issue_take_up", "issue"),
        ("meeting_new", "series"),
        ("meeting_edit", "meeting"),
        ("meeting_clone", "meeting"),
        ("meeting_cancel", "meeting"),
        ("meeting_scribes", "meeting"),
        ("meeting_agenda", "meeting"),
        ("meeting_invite", "meeting"),
        ("check_in_walk_in", "meeting"),
        ("invitation_reply", "invitation"),
    ),
)
@pytest.mark.parametrize("value", ("", ODD))
def test_nothing_that_can_be_typed_breaks_a_form(
    client, community, coordinator, name, thing, value
):
    series = make_series(community=community)
    meeting = make_meeting(series=series, starts_at=timezone.now())
    things = {
        None: None,
        "series": series,
        "meeting": meeting,
        "issue": make_practice_issue(community=community),
        "join_request": make_join_request(series=series),
        "invitation": make_invitation(meeting=meeting),
    }
    url = address(name, *([things[thing].pk] if thing else []))
    if name == "series_new":
        url += "?theme=new"
    typed = dict.fromkeys(FIELDS, value) | {"step": "send"}

    page = client.post(
        url,
        urlencode(typed, errors="surrogatepass"),
        content_type="application/x-www-form-urlencoded",
    )

    assert page.status_code in (200, 302)


# What no database can count, and what Python itself does not read.
@pytest.mark.parametrize("number", ("9" * 25, "9" * 5000))
@pytest.mark.parametrize(
    ("name", "fields"),
    (
        ("check_in", {"member": "{}"}),
        ("meeting_scribes", {"scribes": "{}"}),
        ("meeting_invite", {"members": "{}", "step": "send"}),
        ("meeting_invite", {"members": "{}", "step": "preview"}),
        ("meeting_agenda", {"act": "up-{}", "form-TOTAL_FORMS": "{}"}),
    ),
)
def test_a_number_too_large_to_count_is_no_reason_to_fail(
    client, community, coordinator, name, fields, number
):
    meeting = make_meeting(series=make_series(community=community), starts_at=timezone.now())
    typed = {key: each.format(number) for key, each in fields.items()}

    answer = client.post(address(name, meeting.pk), typed)

    assert answer.status_code in (200, 302)

"""Withdrawn words leave whatever others wrote: tried on every text field of every model."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from joinedup.conversation.models import Contribution
from joinedup.conversation.services.withdrawing import withdraw_words
from joinedup.core.models import Redaction
from joinedup.core.redaction import DECIDE_WITHIN
from joinedup.core.seen_runs import read_texts, searched_texts
from joinedup.core.texts import Whose, declared_texts
from joinedup.record.models import RecordEntry
from joinedup.reports.models import Version
from joinedup.reports.services import withdrawing
from joinedup.reports.services.files import make_pdf
from tests.factories.reports import let_copies_go, make_version
from tests.house.canary import (
    CANARY,
    copies_of,
    emails_with_it,
    files_with_it,
    pages_with_it,
    plant,
    tables_with,
)
from tests.house.world import build_world, refresh

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
# How people are called and reached, and what they tell those who run a meeting, and nobody else.
# It goes by itself.
OF_PEOPLE = {
    ("access.CommunityInvitation", "name"),
    ("access.CommunityInvitation", "email"),
    ("access.CommunityInvitation", "phone"),
    ("conversation.Guest", "name"),
    ("mail.OutgoingEmail", "to"),
    ("people.Member", "name"),
    ("people.Member", "email"),
    ("people.Member", "phone"),
    ("people.NewAddress", "email"),
    ("people.Passkey", "name"),
    ("people.Session", "device"),
    ("people.SignInCode", "email"),
    ("organisations.AskedFrom", "job_title"),
    ("recommendations.Recommendation", "owner_email"),
    ("series.Attendance", "name"),
    ("series.Invitation", "access_needs"),
    ("series.JoinRequest", "name"),
    ("series.JoinRequest", "email"),
    ("series.JoinRequest", "message"),
}
MINUTE = timedelta(minutes=1)


def searched_fields():
    """The texts in which copies are looked for, with their fields."""
    searched = {(text.model, name) for text in searched_texts() for name in text.fields}
    return [
        (text, field)
        for text, field in copies_of({Whose.EDITED, Whose.PERSONAL})
        if (text.model, field.name) in searched or text.whose is Whose.EDITED
    ]


def say(contribution):
    """Let these be the words of a contribution, said before anything else was written."""
    words = {"text": CANARY, "outcome_text": CANARY, "credit": CANARY, "quotable": "named"}
    Contribution.objects.filter(pk=contribution.pk).update(
        **words, said_at=LONG_AGO, outcome_at=LONG_AGO
    )
    contribution.refresh_from_db()
    read_texts(LONG_AGO + MINUTE)


def rows_to_plant_in(text, field, asked, version):
    """Repeating what somebody was asked does not make it their words, and what was published
    before is no copy."""
    if text.model == "reports.Version":
        return Version.objects.exclude(pk=version.pk)
    is_question = field.name in ("question", "wider_question")
    return text.model_class.objects.exclude(pk__in=asked if is_question else [])


def test_withdrawn_words_leave_everything_that_may_hold_copies_of_them(settings, monkeypatch):
    # Here are more copies than anybody makes.
    monkeypatch.setattr(withdrawing, "MOST_TEXTS_A_DAY", 10_000)
    world = build_world()
    room = world.a
    long_ago = make_version(report=room.report, published_at=LONG_AGO, content=room.version.content)
    say(room.step)
    long_ago.sources.create(finding_id=0, contribution=room.step)
    asked = [room.steps.pk, room.series.pk]
    planted = {
        f"{text.model}.{field.name}": plant(rows_to_plant_in(text, field, asked, long_ago), field)
        for text, field in searched_fields()
    }
    refresh(room)
    empty = [name for name, times in planted.items() if not times]
    assert empty == [], "Please let build() in tests/<app>/access.py fill these."
    assert len(tables_with()) >= len(planted)
    assert len(pages_with_it(world)) > 50

    now = timezone.now()
    withdraw_words(contribution=room.step, by=room.listed, at=now)
    make_pdf.func(room.version.pk)

    # Out of sight at once, but for those who decide, and gone when their time is over.
    assert tables_with() == {"core_redaction.kept"}
    assert files_with_it(settings.MEDIA_ROOT) == set()
    assert pages_with_it(world) == {"reports:copy_list -"}
    assert emails_with_it() == []
    assert let_copies_go(now + DECIDE_WITHIN - timedelta(days=1)) == 0
    assert let_copies_go(now + DECIDE_WITHIN + MINUTE) > len(planted)
    assert let_copies_go(now + DECIDE_WITHIN + MINUTE) == 0
    assert tables_with() == set()
    assert pages_with_it(world) == set()


def test_every_text_is_searched_or_somebody_said_why_not():
    not_searched = {
        (text.model, name)
        for text in declared_texts()
        if text.whose in (Whose.EDITED, Whose.PERSONAL) and not text.written
        for name in text.fields
    }

    assert not_searched == OF_PEOPLE


def test_a_copy_is_found_in_every_text_if_its_writer_could_read_the_words(monkeypatch):
    """Nothing was published; a member read it, and wrote here and there, also where nothing belongs
    to a community."""
    monkeypatch.setattr(withdrawing, "MOST_TEXTS_A_DAY", 10_000)
    room = build_world().a
    say(room.step)
    asked = [room.steps.pk, room.series.pk]
    planted = set()
    for text, field in searched_fields():
        rows = rows_to_plant_in(text, field, asked, room.version)
        for row in rows.exclude(**{field.name: ""}).order_by("pk"):
            if plant([row], field):
                planted.add((text.model, row.pk, field.name))
                wrote(room.listed, row)
                break

    withdraw_words(contribution=room.step, by=room.listed, at=timezone.now())

    found = set(Redaction.objects.values_list("model", "row", "field"))
    # What is taken out of an email that waits is not kept.
    emails = {each for each in planted if each[0] == "mail.OutgoingEmail"}
    assert planted - found == emails
    assert tables_with() == {"core_redaction.kept"}
    assert {(model, field) for model, _row, field in planted} == {
        (text.model, field.name) for text, field in searched_fields()
    }


def wrote(member, row):
    """The record says that this member wrote it."""
    RecordEntry.objects.create(
        at=timezone.now(),
        event="profile changed",
        about_kind=row._meta.label_lower,
        about_id=row.pk,
        scope_kind="place",
        by_kind="member",
        by_id=member.pk,
    )

"""Themes, and series from the first plan to the last meeting."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from joinedup.access.models import Community
from joinedup.core.attempts import NotTaken, make_or_change
from joinedup.core.models import TakenAs, name_key
from joinedup.people.models import Member
from joinedup.record import services as record
from joinedup.series.events import Event
from joinedup.series.models import Series, Theme


class SeriesBegun(Exception):
    """People know of the series, or have said something in it."""


@transaction.atomic
def find_or_make_theme(*, name: str, by: Member, at: datetime) -> Theme:
    """The theme of this name, in whatever letters; made where there is none."""
    theme = Theme.objects.filter(name_key=name_key(name)).first()
    if theme:
        return theme
    try:
        with transaction.atomic():
            theme = Theme.objects.create(name=name, made_at=at)
    except IntegrityError:  # somebody else was quicker, by a moment
        return Theme.objects.get(name_key=name_key(name))
    record.write(Event.THEME_MADE, about=theme, by=by, at=at)
    return theme


@transaction.atomic
def plan_series(
    *,
    key: UUID,
    community: Community,
    theme: Theme,
    title: str,
    question: str,
    by: Member,
    at: datetime,
    wider_question: str = "",
    about: str = "",
) -> Series:
    """Begin a series as a draft that only those who run the community see.

    The same form sent again with other content changes it, as ``change_series`` does. Raises
    NotTaken when it was changed since, or for another community: a series stays with its own.
    """
    texts: dict[str, Any] = {
        "theme": theme,
        "title": title,
        "question": question,
        "wider_question": wider_question,
        "about": about,
    }

    def change(series: Series) -> None:
        if series.community != community:
            raise NotTaken(
                _("The series you planned before stays with its community."), kept=series
            )
        change_series(series=series, by=by, at=at, **texts)

    series = make_or_change(
        Series,
        key=key,
        by=by,
        said={"community": community, **texts},
        besides={"changed_at": at},
        change=change,
    )
    if series.taken_as is TakenAs.NEW:
        record.write(Event.SERIES_PLANNED, about=series, by=by, at=at)
    return series


@transaction.atomic
def change_series(
    *,
    series: Series,
    theme: Theme,
    title: str,
    question: str,
    wider_question: str,
    about: str,
    by: Member,
    at: datetime,
) -> None:
    """Change what a series says of itself."""
    series.theme = theme
    series.title, series.about = title, about
    series.question, series.wider_question = question, wider_question
    series.changed_at = at
    series.save()
    record.write(Event.SERIES_CHANGED, about=series, by=by, at=at)


@transaction.atomic
def announce_series(*, series: Series, by: Member, at: datetime) -> None:
    """Give a series its public page. Announced before, it stays as it is."""
    series = Series.objects.select_for_update().get(pk=series.pk)
    if series.announced_at is None:
        series.announced_at = at
        series.save(update_fields=["announced_at"])
        record.write(Event.SERIES_ANNOUNCED, about=series, by=by, at=at)


@transaction.atomic
def close_series(*, series: Series, by: Member, at: datetime) -> None:
    """Say that a series has met for the last time. Closed before, it stays as it is."""
    series = Series.objects.select_for_update().get(pk=series.pk)
    if series.closed_at is None:
        series.closed_at = at
        series.save(update_fields=["closed_at"])
        record.write(Event.SERIES_CLOSED, about=series, by=by, at=at)


@transaction.atomic
def open_series_again(*, series: Series, by: Member, at: datetime) -> None:
    """Take back that a series has met for the last time. Open already, it stays so."""
    series = Series.objects.select_for_update().get(pk=series.pk)
    if series.closed_at is not None:
        series.closed_at = None
        series.save(update_fields=["closed_at"])
        record.write(Event.SERIES_OPENED_AGAIN, about=series, by=by, at=at)


@transaction.atomic
def drop_series(*, series: Series, by: Member, at: datetime) -> None:
    """Take a draft away for good, with the meetings planned in it. Raises SeriesBegun when it
    was announced, or when contributions were taken at one of its meetings."""
    series = Series.objects.select_for_update().get(pk=series.pk)
    if series.announced_at or series.meetings.filter(opened_at__isnull=False).exists():
        raise SeriesBegun
    record.write(Event.SERIES_DROPPED, about=series, by=by, at=at)
    series.delete()


def mark_reported(*, series: Series, at: datetime) -> None:
    """Note that the report of a series can be read by everybody since this moment; whoever
    publishes it writes that into the record. Noted before, it stays as it is."""
    Series.objects.filter(pk=series.pk, reported_at=None).update(reported_at=at)

"""Photos of flipcharts, kept while what they say is typed, and deleted."""

import uuid
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from joinedup.conversation.events import Event
from joinedup.conversation.lib.photo_processing import ProcessedPhoto
from joinedup.conversation.models import Contribution, Photo, Prompt
from joinedup.core.attempts import NotTaken, make_or_change
from joinedup.core.checkpoints import empty_log_on_commit
from joinedup.core.models import TakenAs
from joinedup.people.models import Member
from joinedup.record import services as record
from joinedup.series.models import Meeting


@transaction.atomic
def add_photo(
    *,
    key: uuid.UUID,
    meeting: Meeting,
    picture: ProcessedPhoto,
    prompt: Prompt | None = None,
    by: Member,
    at: datetime,
) -> Photo:
    """Keep a photo of what stands on paper.

    ``prompt`` is the question it answers, where it is one. Sent twice, it is kept once, with the
    question chosen last; another photo is another. Raises NotTaken when it was deleted since.
    """
    photo = make_or_change(
        Photo,
        key=key,
        by=by,
        parts=(meeting, sha256(picture.jpeg).hexdigest()),
        said={"prompt": prompt},
        besides={
            "meeting": meeting,
            "jpeg": picture.jpeg,
            "width": picture.width,
            "height": picture.height,
            "taken_by": by,
            "taken_at": at,
        },
        change=lambda photo: _lay_to(photo, prompt, by, at),
    )
    if photo.deleted_at:
        raise NotTaken(_("You sent this photo before, and it has been deleted since."))
    if photo.taken_as is TakenAs.NEW:
        record.write(Event.PHOTO_KEPT, about=photo, by=by, at=at)
    return photo


def _lay_to(photo: Photo, prompt: Prompt | None, by: Member, at: datetime) -> None:
    """Say of which question a photo is."""
    photo.prompt = prompt
    photo.save(update_fields=["prompt"])
    record.write(Event.PHOTO_CHANGED, about=photo, by=by, at=at)


@transaction.atomic
def delete_photo(*, photo: Photo, by: Member, at: datetime) -> None:
    """Delete the picture. What was typed from it stays."""
    _delete(Event.PHOTO_DELETED, photo, by, at)


def delete_photo_of_withdrawn(contribution: Contribution, *, at: datetime) -> None:
    """Delete the picture that words were typed from, with the words, in their transaction.

    The program does it: the name of whoever took words back would tell whose words they were.
    """
    if contribution.photo_id:
        # A photo is of the meeting at which its words were said, and need not be read for it.
        photo = Photo(pk=contribution.photo_id, meeting=contribution.prompt.meeting)
        _delete(Event.PHOTO_DELETED_WITH_WORDS, photo, "program", at)


def forget_photos(photos: QuerySet[Photo], at: datetime) -> int:
    """Delete pictures whose time is over; how many. What was typed from them stays."""
    due = list(photos.select_related("meeting__series__community"))
    for photo in due:
        _delete(Event.PHOTO_FORGOTTEN, photo, "program", at)
    return len(due)


def _delete(event: Event, photo: Photo, by: Member | str, at: datetime) -> None:
    there = Photo.objects.filter(pk=photo.pk, deleted_at=None)
    if there.update(jpeg=None, deleted_at=at):
        record.write(event, about=photo, by=by, at=at)
        empty_log_on_commit()

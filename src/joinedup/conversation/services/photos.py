"""Photos of flipcharts, kept while what they say is typed, and deleted."""

from hashlib import sha256

from django.db import transaction

from joinedup.conversation.keys import stable_key
from joinedup.conversation.models import Photo
from joinedup.record import services as record


@transaction.atomic
def keep_photo(*, key, meeting, picture, prompt=None, by, at):
    """Keep a photo (a ``joinedup.conversation.pictures.Picture``) of what stands on paper.

    ``prompt`` is the question it answers, where it is one. Sent twice, it is kept once.
    """
    seen = sha256(picture.jpeg).hexdigest()
    photo, is_new = Photo.objects.get_or_create(
        key=stable_key(key, meeting.pk, prompt and prompt.pk, seen),
        defaults={
            "meeting": meeting,
            "prompt": prompt,
            "jpeg": picture.jpeg,
            "width": picture.width,
            "height": picture.height,
            "taken_by": by,
            "taken_at": at,
        },
    )
    if is_new:
        record.write("photo kept", about=photo, by=by, at=at, community=meeting.series.community)
    return photo


@transaction.atomic
def delete_photo(*, photo, by, at):
    """Delete the picture. What was typed from it stays."""
    _delete("photo deleted", photo, photo.meeting.series.community, by, at)


def delete_photo_of_withdrawn(contribution, *, community, at):
    """Delete the picture that words were typed from, with the words, in their transaction.

    The program does it: the name of whoever took words back would tell whose words they were.
    """
    if contribution.photo_id:
        photo = Photo(pk=contribution.photo_id)
        _delete("photo deleted with words", photo, community, "program", at)


def _delete(what, photo, community, by, at):
    there = Photo.objects.filter(pk=photo.pk, deleted_at=None)
    if there.update(jpeg=None, deleted_at=at):
        record.write(what, about=photo, by=by, at=at, community=community)

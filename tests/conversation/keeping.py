"""One of each kind that meetings leave behind, for a test that moves the clock."""

from joinedup.conversation.models import Photo
from tests.factories.conversation import make_photo


def make_old_photo(mark, at):
    photo = make_photo(jpeg=mark.encode(), taken_at=at)
    return Photo.objects.filter(pk=photo.pk, jpeg__isnull=False).exists


MAKERS = {"photos": make_old_photo}

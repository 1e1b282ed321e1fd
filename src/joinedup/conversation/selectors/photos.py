from django.db.models import Count, Q, QuerySet

from joinedup.access.permissions import roles_of
from joinedup.conversation.models import Contribution, Photo
from joinedup.conversation.selectors.prompts import scribed_by
from joinedup.people.models import Person
from joinedup.series.models import Meeting


def photos_visible_to(person: Person) -> QuerySet[Photo]:
    """Photos of flipcharts: for the facilitators and scribes, and for nobody else.

    They hold words of people who were not asked, and perhaps names. Also those whose picture is
    deleted, so that whoever is typing from one loses nothing. Without the pictures
    themselves, which are large.
    """
    roles = roles_of(person)
    scribed = Photo.within(roles.communities) & Q(
        meeting__in=scribed_by(person), meeting__series__announced_at__isnull=False
    )
    return (
        Photo.objects.filter(Photo.within(roles.organises) | scribed)
        .select_related("meeting__series__community", "prompt")
        .defer("jpeg")
    )


def photos_of(meeting: Meeting) -> QuerySet[Photo]:
    """The photos of a meeting that are there, oldest first, each with ``typed``: how many lines
    were typed from it and are not withdrawn."""
    typed = Count("contributions", filter=Q(contributions__withdrawn_at=None))
    return (
        meeting.photos.filter(deleted_at=None)
        .select_related("prompt")
        .defer("jpeg")
        .annotate(typed=typed)
        .order_by("pk")
    )


def typed_from(photo: Photo) -> QuerySet[Contribution]:
    """What was typed from a photo and is not withdrawn, latest first."""
    return (
        photo.contributions.filter(withdrawn_at=None)
        .select_related("guest", "prompt")
        .order_by("-pk")
    )

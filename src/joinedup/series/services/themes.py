from django.db import IntegrityError, transaction

from joinedup.record import services as record
from joinedup.series.events import Event
from joinedup.series.models import Theme


@transaction.atomic
def find_or_make_theme(*, name, by, at):
    """The theme of this name, upper or lower case; made where there is none."""
    theme = Theme.objects.filter(name__iexact=name).first()
    if theme:
        return theme
    try:
        with transaction.atomic():
            theme = Theme.objects.create(name=name)
    except IntegrityError:  # somebody else was quicker, by a moment
        return Theme.objects.get(name__iexact=name)
    record.write(Event.THEME_MADE, about=theme, by=by, at=at)
    return theme

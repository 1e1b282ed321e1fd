from joinedup.series.models import Meeting
from joinedup.series.selectors.meetings import tidy_code


def turn_by_code(code):
    """The latest turn of the meeting with this code that phones show, or None. One short query."""
    code = tidy_code(code)
    if not 0 < len(code) <= 8:
        return None
    return Meeting.objects.filter(code=code).values_list("phones_turn", flat=True).first()

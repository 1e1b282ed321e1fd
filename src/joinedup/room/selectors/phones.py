from joinedup.series.models import Meeting
from joinedup.series.selectors.meetings import tidy_code


def phones_revision_by_code(code):
    """The latest revision for phones of the meeting with this code, or None. One short query."""
    code = tidy_code(code)
    if not 0 < len(code) <= 8:
        return None
    return Meeting.objects.filter(code=code).values_list("phones_revision", flat=True).first()

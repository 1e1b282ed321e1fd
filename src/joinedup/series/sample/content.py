"""The series of the sample and their meetings, as the content tells of them."""

from joinedup.core.samples import read_content


def every_series():
    """All series."""
    return read_content(__file__)["series"]


def every_meeting():
    """All meetings of all series."""
    return read_content(__file__)["meetings"]


def practice_issues():
    """What people raised that gets stuck."""
    return read_content(__file__)["practice_issues"]


def join_requests():
    """Who waits to join a series."""
    return read_content(__file__)["join_requests"]


def meetings_of(series):
    """The meetings of a series, given by id, in the order of their days."""
    meetings = [meeting for meeting in every_meeting() if meeting["series"] == series]
    return sorted(meetings, key=lambda meeting: meeting["day"])


def find_series(series):
    """The series of this id."""
    return next(each for each in every_series() if each["id"] == series)


def find_meeting(meeting):
    """The meeting of this id."""
    return next(each for each in every_meeting() if each["id"] == meeting)


def community_of(meeting):
    """The id of the community whose meeting it is."""
    return find_series(meeting["series"])["community"]

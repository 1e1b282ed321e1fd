"""Bring the sample place to life, as if it had met for four years."""

from django.db import transaction

from joinedup.home.sample.content import read_place, read_series
from joinedup.home.sample.loader_diary import Sample
from joinedup.home.sample.loader_invitations import note_invitations
from joinedup.home.sample.loader_letters import keep_only_news
from joinedup.home.sample.loader_meetings import note_meetings
from joinedup.home.sample.loader_people import note_people
from joinedup.home.sample.loader_recommendations import note_recommendations
from joinedup.home.sample.loader_reports import note_report
from joinedup.home.sample.loader_series import note_issues, note_series
from joinedup.home.sample.loader_strands import note_strands
from joinedup.home.sample.loader_votes import note_votes
from joinedup.home.sample.loader_words import note_words


@transaction.atomic
def load(now):
    """Do, through the services and with their moments set back, what the content tells of.

    ``now`` is the moment of loading, from which the content's days are counted.
    """
    sample = Sample(now, read_place())
    note_people(sample)
    note_issues(sample)
    for content in read_series():
        note_series(sample, content)
        note_meetings(sample, content)
        note_invitations(sample, content)
        note_words(sample, content)
        note_votes(sample, content)
        note_strands(sample, content)
        note_report(sample, content)
        note_recommendations(sample, content)
    sample.diary.live()
    keep_only_news(now)

from django.db import models
from django.db.models import Q

from joinedup.conversation.models import Prompt
from joinedup.core.scopes import ScopedModel, through
from joinedup.series.models import Meeting
from joinedup.votes.models import Poll


class WallChoice(ScopedModel):
    """What somebody chose for the wall of a meeting: a question, or a vote.

    Without a row the wall follows what happens. There is one row a meeting and one thing in it,
    so that never two things are on the wall; a mark on each question and vote could not promise
    that. When the thing goes, the row goes with it, and the wall follows again.
    """

    scope = through("meeting")

    meeting = models.OneToOneField(
        Meeting, models.CASCADE, primary_key=True, related_name="wall_choice"
    )
    prompt = models.ForeignKey(Prompt, models.CASCADE, null=True, related_name="+")
    poll = models.ForeignKey(Poll, models.CASCADE, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(prompt=None, poll__isnull=False) | Q(prompt__isnull=False, poll=None),
                name="wall_choice_is_one_thing",
            ),
        ]

    def __str__(self):
        return f"wall choice {self.pk}"

import json

from joinedup.conversation.models import Contribution
from joinedup.votes.models import PollKind, Vote

votes = Vote.objects.filter(
    statement__poll__meeting__closed_at=None,
    statement__poll__kind=PollKind.STATEMENTS,
    statement__state="released",
)
said = Contribution.objects.filter(text__startswith="Words ")
print(
    json.dumps(
        {
            "words": list(said.values_list("text", flat=True)),
            "ballots": votes.values("ballot").distinct().count(),
            "votes": votes.count(),
        }
    )
)

from joinedup.core.samples import Sample
from joinedup.core.texts import Text, Whose
from joinedup.votes.events import Event
from joinedup.votes.selectors.ballots import has_voted

EVENTS = [Event]
SAMPLE = [Sample("votes", ("series",), "joinedup.votes.sample.loading.load")]

TEXTS = [
    Text(
        "votes.Statement",
        ("text", "reason"),
        Whose.EDITED,
        written="written_at",
        context="poll__meeting__series",
    ),
    # Ids of statements, and numbers.
    Text("votes.Poll", ("groups",), Whose.CODE),
    Text("votes.Ballot", ("id",), Whose.CODE),
]

# Whether a browser takes part in a meeting: see ``series.decorators``.
TAKES_PART = [has_voted]

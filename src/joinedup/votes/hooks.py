from django.utils.translation import gettext_lazy as _

from joinedup.core.keeping import Kept
from joinedup.core.samples import Sample
from joinedup.core.tasks import TaskName
from joinedup.core.texts import Text, Whose, Writer
from joinedup.votes.events import Event
from joinedup.votes.lib.limits import BALLOTS, SUGGESTIONS
from joinedup.votes.selectors.ballots import meetings_voted_at
from joinedup.votes.services.paper import forget_typed_lists
from joinedup.votes.services.polls import work_out_groups

EVENTS = [Event]
SAMPLE = [Sample("votes", ("series",), "joinedup.votes.sample.loading.load")]

TEXTS = [
    Text(
        "votes.Statement",
        ("text", "reason"),
        Whose.EDITED,
        by=Writer.MEMBERS,
        written="written_at",
        context="poll__meeting__series",
        called=_("Something to vote on"),
        is_public=True,
    ),
    # Ids of statements, and numbers.
    Text("votes.Poll", ("groups",), Whose.CODE),
    Text("votes.Ballot", ("id",), Whose.CODE),
    # Numbers and letters: "1a 2d".
    Text("votes.TypedBallot", ("typed", "counted"), Whose.CODE),
]

KEPT = [
    Kept(
        "typed ballots",
        ("votes.TypedBallot",),
        _("Ballots as they were typed from paper, in the order in which they were typed, by whom"),
        _("after voting closed, or until results are shown: then they are ballots like all others"),
        _("So that whoever typed them can compare them with the sheets and put them right."),
        days=14,
        since=("poll__closed_at",),
        forget=forget_typed_lists,
    ),
    Kept(
        "votes",
        ("votes.Poll", "votes.Statement", "votes.Ballot", "votes.Vote"),
        _("What was voted on, and the votes, of which nobody can find out whose they are"),
        _("for as long as there is the community"),
        _("So that what came out can be counted again. Votes have no name, no time and no device."),
    ),
]

TASK_NAMES = [TaskName(work_out_groups.module_path, _("The groups of a vote"))]

# Whether a browser takes part in a meeting: see ``series.decorators``.
SERIES_FILES = [(_("Votes"), "votes:votes_csv")]
LIMITS = [SUGGESTIONS, BALLOTS]

TAKES_PART = [meetings_voted_at]

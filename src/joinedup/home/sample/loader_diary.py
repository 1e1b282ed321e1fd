"""What is being loaded: what happens when, and what has been made so far."""

import uuid
from datetime import datetime
from operator import itemgetter
from types import SimpleNamespace

from joinedup.home.sample.loader_days import Days

# Keys made from the ids in the content.
NAMESPACE = uuid.UUID("0b9d3f43-5f0e-4f3a-8d0c-6f8f2c1b7a55")


def key_of(*names) -> uuid.UUID:
    """A key that is the same whenever the sample is loaded."""
    return uuid.uuid5(NAMESPACE, " ".join(str(name) for name in names))


class Diary:
    """Notes acts in any order and does them in the order of time, so that the record, which
    keeps the order in which things are written, reads as it would in life."""

    def __init__(self):
        self._acts = []

    def note(self, at: datetime, act, *args):
        """Note that ``act(*args, at=at)`` is to be done."""
        self._acts.append((at, act, args))

    def live(self):
        """Do everything that was noted. Acts of the same moment keep their order."""
        for at, act, args in sorted(self._acts, key=itemgetter(0)):
            act(*args, at=at)


class Sample:
    """The diary, the days, and what has been made, by the ids in the content."""

    def __init__(self, now: datetime, place):
        self.days = Days(now)
        self.diary = Diary()
        self.place = place
        self.made = SimpleNamespace(
            communities={},
            organisations={},
            members={},
            series={},
            themes={},
            issues={},
            meetings={},
            prompts={},
            contributions={},
            strands={},
            reports={},
            findings={},
            recommendations={},
        )

    def held_by(self, role, community):
        """The ids of those who ever hold this role in the community, in the order of the files."""
        return [
            member["id"]
            for member in self.place["members"]
            if any(
                (each["role"], each["community"]) == (role, community) for each in member["roles"]
            )
        ]

    def coordinator(self, community):
        return self.made.members[self.held_by("coordinator", community)[0]]

    def facilitator(self, community):
        return self.made.members[self.held_by("facilitator", community)[0]]

    def speaker(self, organisation):
        """Who may answer for the organisation and has joined by now, or None."""
        for member in self.place["members"]:
            if member.get("organisation") == organisation and member.get("speaks_for"):
                return self.made.members.get(member["id"])
        return None

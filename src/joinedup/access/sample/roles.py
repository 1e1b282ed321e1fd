"""Who holds which role in the communities of the sample, and since when."""

from joinedup.core.samples import read_content


def communities():
    """The communities, the one that meets today before others."""
    return read_content(__file__)["communities"]


def roles():
    """Every role, in the order of the members."""
    return read_content(__file__)["roles"]


def roles_of(member):
    """The roles of a member, given by id."""
    return [role for role in roles() if role["member"] == member]


def joined_day(member):
    """The day on which a member joined, counted from today."""
    return min(role["from_day"] for role in roles_of(member))


def begun_day(community=None):
    """The day on which the community begins, or the first of all."""
    return min(role["from_day"] for role in roles() if community in (None, role["community"]))


def held_by(kind, community):
    """The ids of those who ever hold this role in the community."""
    return [
        role["member"] for role in roles() if (role["role"], role["community"]) == (kind, community)
    ]


def coordinator(made, community):
    """The member who coordinates the community."""
    return made["member", held_by("coordinator", community)[0]]


def facilitator(made, community):
    """The member who facilitates the community first."""
    return made["member", held_by("facilitator", community)[0]]


def who_adds(made, member):
    """Who adds this member and writes for them: the coordinator. For the first one there is
    nobody yet but the program."""
    return made.get(("member", _coordinator_of(member)), "program")


def is_coordinator(member):
    """Whether it is this member who adds the others of their community."""
    return _coordinator_of(member) == member


def _coordinator_of(member):
    return held_by("coordinator", roles_of(member)[0]["community"])[0]

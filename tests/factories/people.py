"""Members, communities and organisations, made quickly. Names differ where they must."""

from datetime import UTC, date, datetime
from itertools import count

from joinedup.access.models import Community, Role, RoleKind
from joinedup.organisations.models import Affiliation, Organisation, OrganisationKind, Sector
from joinedup.people.models import Member

LONG_AGO = datetime(2024, 1, 15, 12, tzinfo=UTC)
_number = count(1)


def make_community(**fields):
    number = next(_number)
    fields.setdefault("name", f"Community {number}")
    fields.setdefault("purpose", "To learn together.")
    fields.setdefault("contact_email", f"community{number}@example.org")
    fields.setdefault("changed_at", LONG_AGO)
    return Community.objects.create(**fields)


def make_organisation(**fields):
    fields.setdefault("name", f"Organisation {next(_number)}")
    fields.setdefault("sector", Sector.HOUSING)
    fields.setdefault("kind", OrganisationKind.VOLUNTARY)
    fields.setdefault("changed_at", LONG_AGO)
    return Organisation.objects.create(**fields)


def make_member(*, community=None, role=RoleKind.MEMBER, **fields):
    """A member; with a ``community``, one who holds this role in it today.

    ``email=None`` makes somebody who cannot sign in.
    """
    number = next(_number)
    fields.setdefault("name", f"Member {number}")
    fields.setdefault("email", f"member{number}@example.org")
    fields.setdefault("joined_at", LONG_AGO)
    fields.setdefault("changed_at", fields["joined_at"])
    member = Member.objects.create_user(**fields)
    if community:
        make_role(member=member, community=community, kind=role)
    return member


def make_role(**fields):
    """A role held since long ago."""
    fields.setdefault("kind", RoleKind.MEMBER)
    fields.setdefault("from_date", date(2024, 1, 15))
    if "community" not in fields:
        fields["community"] = make_community()
    if "member" not in fields:
        fields["member"] = make_member()
    return Role.objects.create(**fields)


def make_affiliation(**fields):
    """Work for an organisation since long ago."""
    fields.setdefault("from_date", date(2024, 1, 15))
    fields.setdefault("changed_at", LONG_AGO)
    if "member" not in fields:
        fields["member"] = make_member()
    if "organisation" not in fields:
        fields["organisation"] = make_organisation()
    return Affiliation.objects.create(**fields)

"""Communities begin, and people join them, act in them and leave."""

from joinedup.access.models import Role
from joinedup.access.sample.roles import (
    begun_day,
    communities,
    is_coordinator,
    joined_day,
    roles_of,
    who_adds,
)
from joinedup.access.services.communities import add_community, end_role, give_role
from joinedup.access.services.members import add_member
from joinedup.core.samples import key_of
from joinedup.people.sample.members import members, write_profile


def load(timeline):
    """Note communities, members and their roles."""
    made, moment = timeline.made, timeline.days.moment
    for community in communities():
        first = moment(begun_day(community["id"]), "08:00")
        timeline.at(first, _begin_community, made, community)
    for member in members():
        joined = joined_day(member["id"])
        timeline.at(moment(joined, "09:00"), _add_member, made, member)
        for role in roles_of(member["id"]):
            timeline.at(moment(role["from_day"], "09:00"), _give_role, made, role)
            if "until_day" in role:
                timeline.at(moment(role["until_day"], "17:00"), _end_role, made, role)
        timeline.at(moment(joined, "09:40"), _write_profile, made, member)


def _begin_community(made, community, *, at):
    made["community", community["id"]] = add_community(
        name=community["name"],
        purpose=community["purpose"],
        about=community["about"],
        contact_email=community["contact_email"],
        phone=community.get("phone", ""),
        by="program",
        at=at,
    )


def _add_member(made, member, *, at):
    # Without a community: nobody gets the role of a member beside the one they hold.
    made["member", member["id"]] = add_member(
        key=key_of("member", member["id"]),
        name=member["name"],
        email=member["email"],
        phone=member.get("phone", ""),
        by=who_adds(made, member["id"]),
        at=at,
    )


def _give_role(made, role, *, at):
    member = role["member"]
    give_role(
        member=made["member", member],
        community=made["community", role["community"]],
        kind=role["role"],
        by="program" if is_coordinator(member) else who_adds(made, member),
        at=at,
    )


def _end_role(made, role, *, at):
    held = Role.objects.get(
        member=made["member", role["member"]],
        community=made["community", role["community"]],
        kind=role["role"],
        until_date=None,
    )
    end_role(role=held, by=who_adds(made, role["member"]), at=at)


def _write_profile(made, member, *, at):
    person = made["member", member["id"]]
    write_profile(made, member, person if person.email else who_adds(made, member["id"]), at=at)

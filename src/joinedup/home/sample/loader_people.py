"""The communities, the organisations and their people."""

from joinedup.access.models import Role
from joinedup.access.services.communities import add_community, end_role, give_role
from joinedup.access.services.members import add_member
from joinedup.home.sample.loader_diary import key_of
from joinedup.organisations import services
from joinedup.people.services.members import edit_profile

PROFILE = (
    "description",
    "experience",
    "occupation",
    "study",
    "can_help_with",
    "wants_to_know",
    "is_listed",
)


def note_people(sample):
    """Note that communities begin, organisations are added, and people join, act and leave."""
    place, days, note = sample.place, sample.days, sample.diary.note
    for community in place["communities"]:
        first = days.moment(_begun(place, community["id"]), "08:00")
        note(first, _begin_community, sample, community)
    # All of them on the first day, so that whatever comes later finds its organisation.
    first = days.moment(_begun(place), "09:30")
    coordinator = _first_coordinator(place)
    for organisation in place["organisations"]:
        note(first, _add_organisation, sample, organisation, coordinator)
    for member in place["members"]:
        joined = min(role["from_day"] for role in member["roles"])
        note(days.moment(joined, "09:00"), _add_member, sample, member)
        for role in member["roles"]:
            note(days.moment(role["from_day"], "09:00"), _give_role, sample, member, role)
            if "until_day" in role:
                note(days.moment(role["until_day"], "17:00"), _end_role, sample, member, role)
        note(days.moment(joined, "09:40"), _write_profile, sample, member)
        if "left_day" in member:
            note(days.moment(member["left_day"], "17:05"), _leave, sample, member)


def _begun(place, community=None):
    return min(
        role["from_day"]
        for member in place["members"]
        for role in member["roles"]
        if community in (None, role["community"])
    )


def _first_coordinator(place):
    begun = _begun(place)
    return next(
        member["id"]
        for member in place["members"]
        if any(role["from_day"] == begun for role in member["roles"])
    )


def _begin_community(sample, community, *, at):
    sample.made.communities[community["id"]] = add_community(
        name=community["name"],
        purpose=community["purpose"],
        about=community["about"],
        contact_email=community["contact_email"],
        by="program",
        at=at,
    )


def _add_organisation(sample, organisation, coordinator, *, at):
    sample.made.organisations[organisation["id"]] = services.add_organisation(
        key=key_of("organisation", organisation["id"]),
        name=organisation["name"],
        sector=organisation["sector"],
        kind=organisation["kind"],
        about=organisation.get("about", ""),
        by=sample.made.members[coordinator],
        at=at,
    )


def _add_member(sample, member, *, at):
    # Without a community: nobody gets the role of a member beside the one they hold.
    sample.made.members[member["id"]] = add_member(
        key=key_of("member", member["id"]),
        name=member["name"],
        email=member["email"],
        phone=member.get("phone", ""),
        by=_who_adds(sample, member),
        at=at,
    )


def _who_adds(sample, member):
    """The coordinator; for the first one there is nobody yet but the program."""
    return sample.made.members.get(_coordinator_of(sample, member), "program")


def _coordinator_of(sample, member):
    return sample.held_by("coordinator", member["roles"][0]["community"])[0]


def _give_role(sample, member, role, *, at):
    give_role(
        member=sample.made.members[member["id"]],
        community=sample.made.communities[role["community"]],
        kind=role["role"],
        by=_who_adds(sample, member) if _is_other(sample, member) else "program",
        at=at,
    )


def _is_other(sample, member):
    return _coordinator_of(sample, member) != member["id"]


def _end_role(sample, member, role, *, at):
    held = Role.objects.get(
        member=sample.made.members[member["id"]],
        community=sample.made.communities[role["community"]],
        kind=role["role"],
        until_date=None,
    )
    end_role(role=held, by=_who_adds(sample, member), at=at)


def _write_profile(sample, member, *, at):
    person = sample.made.members[member["id"]]
    by = person if person.email else _who_adds(sample, member)
    said = {name: member[name] for name in PROFILE if name in member}
    edit_profile(member=person, by=by, at=at, **said)
    if member.get("organisation"):
        services.affiliate(
            member=person,
            organisation=sample.made.organisations[member["organisation"]],
            job_title=member.get("job_title", ""),
            speaks_for=member.get("speaks_for", False),
            by=by,
            at=at,
        )


def _leave(sample, member, *, at):
    person = sample.made.members[member["id"]]
    held = person.affiliations.get(until_date=None)
    services.end_affiliation(affiliation=held, by=_who_adds(sample, member), at=at)

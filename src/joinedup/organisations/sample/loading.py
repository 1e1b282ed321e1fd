"""Organisations are added, and people work for them."""

from joinedup.access.sample.roles import begun_day, joined_day, roles, who_adds
from joinedup.core.samples import key_of, read_content
from joinedup.organisations.services.organisations import add_organisation
from joinedup.organisations.services.people import affiliate, end_affiliation


def organisations():
    """The organisations of the sample."""
    return read_content(__file__)["organisations"]


def affiliations():
    """Who works or volunteers where, in the order of the members."""
    return read_content(__file__)["affiliations"]


def speaker(made, organisation):
    """Who may answer for the organisation and has joined by now, or None."""
    for one in affiliations():
        if one["organisation"] == organisation and one.get("speaks_for"):
            return made.get(("member", one["member"]))
    return None


def load(timeline):
    """Note that organisations are added, and that people come to them and leave."""
    made, moment = timeline.made, timeline.days.moment
    # All of them on the first day, so that whatever comes later finds its organisation.
    begun = begun_day()
    first = next(role["member"] for role in roles() if role["from_day"] == begun)
    for organisation in organisations():
        timeline.at(moment(begun, "09:30"), _add_organisation, made, organisation, first)
    for one in affiliations():
        timeline.at(moment(joined_day(one["member"]), "09:40"), _affiliate, made, one)
        if "left_day" in one:
            timeline.at(moment(one["left_day"], "17:05"), _leave, made, one)


def _add_organisation(made, organisation, first, *, at):
    made["organisation", organisation["id"]] = add_organisation(
        key=key_of("organisation", organisation["id"]),
        name=organisation["name"],
        sector=organisation["sector"],
        kind=organisation["kind"],
        about=organisation.get("about", ""),
        by=made["member", first],
        at=at,
    )


def _affiliate(made, one, *, at):
    member = made["member", one["member"]]
    affiliate(
        member=member,
        organisation=made["organisation", one["organisation"]],
        job_title=one.get("job_title", ""),
        speaks_for=one.get("speaks_for", False),
        by=member if member.email else who_adds(made, one["member"]),
        at=at,
    )


def _leave(made, one, *, at):
    held = made["member", one["member"]].affiliations.get(until_date=None)
    end_affiliation(affiliation=held, by=who_adds(made, one["member"]), at=at)

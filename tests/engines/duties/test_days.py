"""The law of the day of decision answers: changes of 2026, on the last day before and the first."""

from datetime import date

import pytest

from engines.duties import find

NOTICE = {"private_tenant", "eviction_notice_or_threat"}
NOTICE_OF_ASSOCIATION = {"housing_association_tenant", "eviction_notice_or_threat"}
ASYLUM = {"asylum_claim_pending", "destitute"}


@pytest.mark.parametrize(
    ("ticked", "day", "there", "not_there"),
    [
        (
            NOTICE,
            "2026-04-30",
            {"ha96-s195-prevention-before-may-2026", "ha88-possession-private-before-may-2026"},
            {"ha96-s195-prevention", "ha88-possession-private-from-may-2026"},
        ),
        (
            NOTICE,
            "2026-05-01",
            {"ha96-s195-prevention", "ha88-possession-private-from-may-2026"},
            {"ha96-s195-prevention-before-may-2026", "ha88-possession-private-before-may-2026"},
        ),
        (
            NOTICE_OF_ASSOCIATION,
            "2026-05-01",
            {"ha88-possession-housing-association", "ha96-s195-prevention"},
            {"ha88-possession-private-from-may-2026"},
        ),
        (
            ASYLUM,
            "2026-05-31",
            {"iaa99-asylum-support-before-june-2026"},
            {"iaa99-asylum-support"},
        ),
        (
            ASYLUM,
            "2026-06-01",
            {"iaa99-asylum-support"},
            {"iaa99-asylum-support-before-june-2026"},
        ),
        (
            {"recalled_to_prison"},
            "2026-03-30",
            {"cja03-s255b-recall-14-28-days"},
            {"cja03-s255ba-recall-56-days"},
        ),
        (
            {"recalled_to_prison"},
            "2026-03-31",
            {"cja03-s255ba-recall-56-days"},
            {"cja03-s255b-recall-14-28-days"},
        ),
        ({"personal_data_mishandled"}, "2026-06-18", set(), {"dpa18-s164a-complaint"}),
        ({"personal_data_mishandled"}, "2026-06-19", {"dpa18-s164a-complaint"}, set()),
    ],
)
def test_the_law_of_that_day_answers(duties, ticked, day, there, not_there):
    ids = {match.duty.id for match in find(ticked, duties, on=date.fromisoformat(day))}

    assert (there - ids, not_there & ids) == (set(), set())


def test_the_other_version_is_named_for_when_the_day_is_not_known(duties):
    matches = find(ASYLUM, duties, on=date(2026, 6, 15))

    others = {match.duty.id: [each.id for each in match.other_versions] for match in matches}

    assert others["iaa99-asylum-support"] == ["iaa99-asylum-support-before-june-2026"]


def test_no_two_versions_of_one_rule_answer_for_any_day(duties):
    ends = {each.until for each in duties.entries.values()} - {None}
    starts = {each.from_ for each in duties.entries.values()} - {None}

    for day in ends | starts:
        matches = find(duties.circumstances.keys() - {"homeless"}, duties, on=day)
        families = [match.duty.family for match in matches if match.duty.family]
        assert len(families) == len(set(families))

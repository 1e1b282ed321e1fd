"""Situations as practitioners meet them: what must come first, and what must not come at all."""

from pathlib import Path

import pytest
import yaml

from engines.duties import find

FILE = yaml.safe_load((Path(__file__).parent / "data" / "duty-vignettes.yaml").read_text())
SITUATIONS = FILE["vignettes"]


def found(duties, situation):
    matches = find(
        situation["circumstances"],
        duties,
        jurisdiction=situation["jurisdiction"],
        on=situation.get("decision_date", FILE["default_decision_date"]),
    )
    return [match.duty.id for match in matches]


@pytest.mark.parametrize("situation", SITUATIONS, ids=[each["id"] for each in SITUATIONS])
def test_what_is_owed_comes_first_and_what_is_not_does_not_come(duties, situation):
    ids = found(duties, situation)

    first = ids[: situation["within"]]
    assert [each for each in situation["expect"] if each not in first] == []
    assert [each for each in situation["must_not"] if each in ids] == []


def test_situations_name_only_duties_that_there_are(duties):
    named = {each for one in SITUATIONS for each in one["expect"] + one["must_not"]}

    assert named - duties.entries.keys() == set()
    assert len(SITUATIONS) == 24

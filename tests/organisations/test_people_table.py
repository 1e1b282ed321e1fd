"""What the columns and rows of a list say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joinedup.access.models import RoleKind
from joinedup.core.table_files import FORMULA
from joinedup.organisations.lib.people_table import COLUMNS, Line, guessed, lines_of
from joinedup.organisations.models import Sector
from joinedup.people.models import Member, Voice

KINDS = {RoleKind.MEMBER, RoleKind.FACILITATOR}
ALL = ["name", "email", "phone", "organisation", "sector", "job_title", "role", "voice"]


def line_of(**said):
    [line] = lines_of([(2, list(said.values()))], list(said), KINDS)
    return line


def test_a_row_says_who_somebody_is():
    line = line_of(
        first_name="Ann",
        last_name="Ames",
        email=" Ann.Ames@Example.ORG",
        phone="01782 ٥٥٥",
        organisation="Night Shelter",
        sector="housing and homelessness",
        job_title="Keyworker",
        role="FACILITATOR",
        voice="Lived experience",
    )

    assert line == Line(
        2,
        name="Ann Ames",
        email="ann.ames@example.org",
        phone="01782 555",
        organisation="Night Shelter",
        sector=Sector.HOUSING,
        job_title="Keyworker",
        role=RoleKind.FACILITATOR,
        voice=Voice.EXPERIENCE,
    )


@pytest.mark.parametrize(
    ("said", "fault"),
    (
        ({"name": ""}, "There is no name."),
        ({"name": "42"}, "“42” is no name."),
        ({"name": "Ann", "email": "ann at home"}, "“ann at home” is not a whole email address."),
        ({"name": "N" * 130}, "“Name” is longer than 120 characters."),
        ({"name": "Ann", "role": "Administrator"}, "You cannot give the role “Administrator”."),
        ({"name": "Ann", "role": "King"}, "There is no role “King”."),
        ({"name": "Ann", "sector": "Spades"}, "There is no sector “Spades”."),
        ({"name": FORMULA}, "“Name” is a formula: please put in its value."),
    ),
)
def test_a_row_that_cannot_be_read_says_why(said, fault):
    assert line_of(**said).faults == [fault]


@pytest.mark.parametrize(
    ("heads", "columns"),
    (
        (["NAME", "E-Mail:", "Job_Title", "Notes"], ["name", "email", "job_title", ""]),
        (["Email", "Email"], ["email", ""]),
        (["Ann", "ann@example.org"], ["name", "email"]),
        (["bo@example.org", "Bo"], ["email", "name"]),
    ),
)
def test_what_a_column_says_is_guessed(heads, columns):
    assert guessed(heads) == columns


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.sampled_from(["", *COLUMNS]), min_size=1, max_size=8).flatmap(
        lambda columns: st.tuples(
            st.just(columns),
            st.lists(
                st.lists(
                    st.text(max_size=20) | st.sampled_from([FORMULA, "a@b.org", "police", " "]),
                    min_size=len(columns),
                    max_size=len(columns),
                ),
                max_size=5,
            ),
        )
    )
)
def test_any_row_is_read_or_says_what_is_wrong_with_it(table):
    columns, rows = table

    lines = lines_of(list(enumerate(rows, start=2)), columns, KINDS)

    assert [line.number for line in lines] == list(range(2, len(rows) + 2))
    for line in lines:
        fits = len(line.name) <= Member._meta.get_field("name").max_length and line.name
        assert line.faults or (fits and line.role in KINDS)

"""Giving people what is kept of them, and taking it away, by hand of whoever runs the place."""

import json

import pytest
from django.core.management import CommandError, call_command

from joinedup.access.models import RoleKind
from joinedup.people.models import Member
from joinedup.record.models import RecordEntry
from tests.factories.conversation import make_contribution
from tests.factories.people import make_affiliation, make_community, make_member

pytestmark = pytest.mark.django_db
ADDRESS = "asha@example.org"


@pytest.fixture
def asha():
    community = make_community()
    make_member(community=community, role=RoleKind.ADMINISTRATOR)
    member = make_member(
        community=community, name="Asha", email=ADDRESS, phone="07700 900123", study="Law"
    )
    make_affiliation(member=member, job_title="Nurse")
    make_contribution(member=member, text="Nobody rang me back.", quotable="named", credit="Asha")
    return member


def test_a_person_is_given_everything_and_nothing_of_others(asha, capsys):
    make_contribution(text="Somebody else said this.")

    call_command("export_person", ADDRESS.upper())

    assert json.loads(capsys.readouterr().out) == {
        "people.Member": [
            {"name": "Asha", "email": ADDRESS, "phone": "07700 900123", "study": "Law"},
        ],
        "organisations.Affiliation": [{"job_title": "Nurse"}],
        "conversation.Contribution": [{"text": "Nobody rang me back.", "credit": "Asha"}],
    }


def test_a_person_who_asks_for_it_is_forgotten_and_the_record_stays(asha, capsys):
    call_command("erase_person", ADDRESS, "--yes")

    asha.refresh_from_db()
    assert (asha.name, asha.email, asha.phone, asha.study) == ("a former member", None, "", "")
    assert (asha.is_active, asha.roles.filter(until_date=None).count()) == (False, 0)
    assert list(asha.contributions.values_list("text", "credit")) == [("", "")]
    assert RecordEntry.objects.filter(event="member erased", about_id=asha.pk).count() == 1
    assert "It is gone." in capsys.readouterr().out


def test_without_yes_nothing_goes(asha, capsys):
    call_command("erase_person", ADDRESS)

    assert Member.objects.filter(email=ADDRESS).exists()
    assert "add --yes" in capsys.readouterr().out


def test_the_last_administrator_stays_until_there_is_another(asha):
    administrator = make_member(community=make_community(), role=RoleKind.ADMINISTRATOR)

    with pytest.raises(CommandError, match="make somebody else administrator first"):
        call_command("erase_person", administrator.email, "--yes")

    administrator.refresh_from_db()
    assert administrator.email


@pytest.mark.parametrize("command", ("export_person", "erase_person"))
def test_nobody_is_mistaken_for_another(command):
    with pytest.raises(CommandError, match="Nobody signs in with"):
        call_command(command, "nobody@example.org")

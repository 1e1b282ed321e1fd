"""How somebody finds out whom they can sign in as."""

import pytest
from django.core.management import CommandError, call_command

from joinedup.people.sample.members import people_to_sign_in_as
from tests.factories.people import make_member

EMAILS = [person.email for person in people_to_sign_in_as()]

pytestmark = pytest.mark.django_db


def test_people_are_told_how_to_sign_in(capsys):
    for email in EMAILS:
        make_member(email=email)

    call_command("sample_people")

    told = capsys.readouterr().out
    assert [email for email in EMAILS if email not in told] == []
    assert "http://127.0.0.1:8000/conversation/code/DUCKPOND/" in told


def test_people_of_an_empty_place_cannot_sign_in():
    with pytest.raises(CommandError, match="load_sample"):
        call_command("sample_people")

"""What benchmarks make in the sample can be made, and answers with pages."""

import json
import runpy

import pytest
from django.test import Client

from tests.house.tree import ROOT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample_community")]


def made_by(name, capsys):
    """What one of the programs prints that benchmarks run inside Joinedup."""
    runpy.run_path(str(ROOT / "bench" / f"{name}.py"))
    return json.loads(capsys.readouterr().out)


def signed_in(cookie):
    name, value = cookie.split("=", 1)
    client = Client()
    client.cookies[name] = value
    return client


def test_pages_to_measure_are_there(capsys):
    places = made_by("_places", capsys)

    member, guest = signed_in(places["cookie"]), Client()
    asked = {
        **dict.fromkeys([*places["meetings"].values(), *places["pages"].values()], member),
        **dict.fromkeys([places["series"], places["room"], places["votes"]], guest),
    }
    answers = {path: client.get(path).status_code for path, client in asked.items()}
    assert answers == dict.fromkeys(asked, 200)
    full = member.get(places["meetings"]["1000"]).content.decode()
    assert full.count("<blockquote") == places["shown"]


def test_a_meeting_to_measure_is_there(capsys):
    room = made_by("_room", capsys)

    facilitator, guest = signed_in(room["cookie"]), Client()
    assert facilitator.get(room["wall"]).status_code == 200
    paths = [room["room"], room["phone"], room["votes"]]
    assert [guest.get(path).status_code for path in paths] == [200, 200, 200]
    assert room["statements"] != []
    assert made_by("_kept", capsys)["words"] == []

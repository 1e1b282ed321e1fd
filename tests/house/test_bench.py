"""What benchmarks make in the sample can be made, and answers with pages."""

import json
import os
import runpy
import subprocess
import sys

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cli.setup import without_settings
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
    # Its floor asks the same, ten questions at most, and sends as much.
    floor = places["floor"][places["meetings"]["1000"]]
    with CaptureQueriesContext(connection) as asked:
        for query in floor["queries"]:
            connection.cursor().execute(query)
    assert 5 < len(asked) <= 10
    assert floor["bytes"] == len(full.encode())


def test_a_meeting_to_measure_is_there(capsys):
    room = made_by("_room", capsys)

    facilitator, guest = signed_in(room["cookie"]), Client()
    assert facilitator.get(room["wall"]).status_code == 200
    paths = [room["room"], room["phone"], room["votes"]]
    assert [guest.get(path).status_code for path in paths] == [200, 200, 200]
    assert room["statements"] != []
    assert made_by("_kept", capsys)["words"] == []


ASK_THE_FLOOR = """
from _floor import application
from django.test import Client
page = Client().get("/page/", headers={"host": "localhost"})
print(page.status_code, page.content.decode())
"""


def test_the_floor_under_a_page_sends_as_many_bytes(tmp_path):
    pages = tmp_path / "floor.json"
    pages.write_text(json.dumps({"/page/": {"queries": ["SELECT 1"], "bytes": 3}}))
    env = without_settings(os.environ) | {
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "bench")]),
        "DJANGO_SETTINGS_MODULE": "_floor",
        "JOINEDUP_DATA": str(tmp_path),
        "FLOOR_PAGES": str(pages),
    }
    answer = subprocess.run(
        [sys.executable, "-c", ASK_THE_FLOOR], env=env, capture_output=True, text=True
    )

    assert (answer.stdout, answer.stderr) == ("200 ...\n", "")

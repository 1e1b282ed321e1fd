"""Every file that is given out is a file to be kept, of a kind that browsers do not guess."""

import pytest

from tests.house.access import rows
from tests.house.client import address_of

pytestmark = pytest.mark.django_db
# Drawn on a page, or read by a script of ours; never opened by itself as anything else.
SHOWN = ("text/html", "image/", "application/json", "text/javascript", "application/manifest+json")

# Between them they are given every file.
WHO = ("stranger", "coordinator")


def test_every_file_says_its_name_and_nobody_guesses_its_kind(world, browsers):
    files, wrong = set(), {}
    for row in rows():
        for person in WHO:
            answer = browsers[person].send("get", address_of(row, world.a))
            if answer.streaming:
                b"".join(answer)  # which closes the file
            if answer.status_code != 200:
                continue
            kind = answer.headers["Content-Type"]
            if answer.headers.get("X-Content-Type-Options") != "nosniff":
                wrong[row.title] = "no nosniff"
            if kind.startswith(SHOWN):
                continue
            files.add(row.title)
            said = answer.headers.get("Content-Disposition", "")
            if not said.startswith("attachment; filename="):
                wrong[row.title] = f"{kind}: {said or 'no name'}"

    assert wrong == {}
    assert len(files) > 5

"""What is kept as an address is printed as a link only where it leads somewhere."""

import re

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.db import IntegrityError, models, transaction

from tests.house.access import rows
from tests.house.client import PersonClient, address_of

pytestmark = pytest.mark.django_db
# By its type or its name: what a page might take for an address.
NAMED_SO = re.compile(r"(^|_)(url|path|link|website|site|where|address|page)$")
POISON = "javascript:alert(1)"


def _fields():
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            is_text = isinstance(field, (models.CharField, models.TextField))
            is_url = isinstance(field, models.URLField)
            if is_url or (is_text and not field.choices and NAMED_SO.search(field.name)):
                yield model, field


@pytest.fixture
def poisoned(world):
    """The fields that hold what no form takes."""
    done = set()
    for model, field in _fields():
        try:
            with transaction.atomic():
                if model._base_manager.update(**{field.name: POISON}):
                    done.add(f"{model._meta.label}.{field.name}")
        except IntegrityError:
            pass  # the database itself refuses it
    return done


def test_no_page_prints_a_link_that_runs(world, poisoned):
    found, read = [], 0
    for who, person in world.people.items():
        browser = PersonClient(person)
        for row in rows():
            seen_by = [each for each in world.people if row.get[each] == "p"]
            if who not in seen_by[-1:]:
                continue
            answer = browser.send("get", address_of(row, world.a))
            body = b"".join(answer)
            if not answer.headers.get("Content-Type", "").startswith("text/html"):
                continue
            soup = BeautifulSoup(body, "html.parser")
            read += POISON in soup.get_text()
            found += [
                (row.title, str(each))
                for each in soup.select("[href], [src], [action], [formaction]")
                for name in ("href", "src", "action", "formaction")
                if each.get(name, "").strip().lower().startswith("javascript:")
            ]

    assert found == []
    assert "series.Meeting.online_url" in poisoned
    # The words are there to be read, so that somebody can put them right.
    assert read

"""What the world can read is taken out first, so it is declared what that is."""

import pytest

from joinedup.core.seen_runs import searched_texts
from tests.house.access import rows
from tests.house.canary import say_instead
from tests.house.client import PersonClient, address_of, text_of
from tests.house.world import build_world, refresh

pytestmark = pytest.mark.django_db


def test_public_is_declared_what_strangers_find_on_some_page():
    world = build_world()
    signs = {}
    for text in searched_texts():
        for name in text.fields:
            field = text.model_class._meta.get_field(name)
            sign = f"zirbel{len(signs)}x"
            signs[sign] = text
            for thing in text.model_class._base_manager.all():
                say_instead(thing, field, f"{sign} {thing.pk}")
    refresh(world.a)

    client = PersonClient(world.people["stranger"])
    pages = [text_of(client.send("get", address_of(row, world.a))) for row in rows()]

    seen = {text for sign, text in signs.items() if any(sign in page for page in pages)}
    assert {text for text in signs.values() if text.is_public} == seen

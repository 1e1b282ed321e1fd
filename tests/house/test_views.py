"""What holds for every page of the program."""

import inspect
import re

from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from tests.house.routes import every_page

# Pages that come with a library; each is declared here on purpose.
FROM_LIBRARIES = set()


def _ours():
    return [page for page in every_page() if page[3].__module__.startswith("joinedup.")]


def test_every_view_says_who_may_come_in():
    unmarked = [
        f"{space}:{name}" for _, space, name, view in _ours() if not getattr(view, "access", "")
    ]

    assert unmarked == []


def test_every_page_is_ours_or_declared():
    strangers = {name for _, _, name, view in every_page() if view not in [p[3] for p in _ours()]}

    assert strangers == FROM_LIBRARIES


def test_an_address_begins_with_the_app_that_answers_it():
    astray = {
        route: view.__module__
        for route, space, _, view in _ours()
        for app in [space.partition(":")[0]]
        if view.__module__.split(".")[1] != app
        # The overview is the front door, too: its pages may stand at the top.
        or not (route.startswith(f"{app}/") or (app == "home" and "/" not in route))
    }

    assert astray == {}


def test_a_url_and_its_view_share_one_name():
    apart = {
        f"{space}:{name}": view.__name__
        for _, space, name, view in _ours()
        if name != view.__name__
    }

    assert apart == {}


def test_a_view_that_shows_a_page_shows_the_one_of_its_name():
    apart = {}
    for _, space, name, view in _ours():
        source = inspect.getsource(inspect.unwrap(view))
        shown = set(re.findall(r"""render\(\s*request,\s*["']([^"']+)["']""", source))
        app = space.partition(":")[0]
        if shown and f"{app}/{name}.html" not in shown:
            apart[f"{space}:{name}"] = shown

    assert apart == {}


def test_every_page_that_a_view_shows_exists():
    missing = set()
    for _, _, _, view in _ours():
        source = inspect.getsource(inspect.unwrap(view))
        for template in re.findall(r"""["']([a-z_]+/[\w/]+\.html)["']""", source):
            try:
                get_template(template)
            except TemplateDoesNotExist:
                missing.add(template)

    assert missing == set()

import os
import shutil
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.browser import PATIENCE
from tests.journeys.people import Person
from tests.journeys.site import Site

# Begun first, for they take longest; the others fill what is left of the time.
LONGEST = ("test_every_page", "test_bad_line", "test_whole_chain", "test_meeting", "test_duties")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    journeys = [item for item in items if "journeys" in item.path.parts]
    if len(journeys) == len(items):
        files = {name: place for place, name in enumerate(LONGEST)}
        items.sort(key=lambda item: files.get(item.path.stem, len(files)))


@pytest.fixture(scope="session")
def ready(tmp_path_factory, worker_id):
    """The sample community, on the database the suite runs on: made, and never started."""
    with _database(f"joinedup_ready_{worker_id}") as database:
        site = Site(tmp_path_factory.mktemp("ready"), database)
        site.make_ready()
        yield site


@pytest.fixture(scope="module")
def site(request, ready, tmp_path_factory, worker_id):
    """The sample community, served for real.

    Each module has a copy, so that what one story leaves behind is not in the next. One with
    ``SERVED_AS`` has it under that name.
    """
    with _copy(ready, tmp_path_factory.mktemp("site"), f"joinedup_journeys_{worker_id}") as site:
        site.call_it(getattr(request.module, "SERVED_AS", "127.0.0.1"))
        try:
            site.start()
            yield site
        finally:
            site.stop()


@pytest.fixture
def still_site(ready, tmp_path, worker_id):
    """A copy of the sample community whose servers the test starts itself."""
    with _copy(ready, tmp_path / "site", f"joinedup_still_{worker_id}") as site:
        yield site


@contextmanager
def _copy(ready, data, name):
    shutil.copytree(ready.data, data, dirs_exist_ok=True)
    with _database(name, ready.database) as database:
        # Links in the letters of the sample name the port.
        yield Site(data, database, ready.port)


@contextmanager
def _database(name, original=None):
    """An own database on the server named in TEST_DATABASE_URL, a copy of the original if there
    is one; None for the embedded one."""
    server = os.environ.get("TEST_DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield None
        return
    template = urlsplit(original).path[1:] if original else "template1"
    # The program's own role makes no database.
    owner = os.environ.get("TEST_MIGRATE_DATABASE", server)
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    yield urlsplit(server)._replace(path=f"/{name}").geturl()
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["script", "plain"])
def script(request):
    """Whether the browser runs script: journeys that use this are walked with it and without."""
    return request.param == "script"


@contextmanager
def crowd(browser, site, runs_script=True):
    """Make people, each with a browser of their own: ``arrive(width=360)``.

    Afterwards nothing may have broken: no server error, no error of a script.
    """
    people = []

    def arrive(width=1280, height=900, **options):
        context = browser.new_context(
            base_url=site.address,
            viewport={"width": width, "height": height},
            java_script_enabled=runs_script,
            **options,
        )
        context.set_default_timeout(PATIENCE)
        people.append(Person(context.new_page(), site))
        return people[-1]

    yield arrive
    broken = [each for person in people for each in person.broken]
    for person in people:
        person.page.context.close()
    assert (broken, site.faults()) == ([], [])


@pytest.fixture
def someone(request, browser, site):
    """Make a person, signed in nowhere: ``someone(width=360)``."""
    # Only stories told twice ask for it; the others run script, as most browsers do.
    runs_script = "script" not in request.fixturenames or request.getfixturevalue("script")
    with crowd(browser, site, runs_script) as arrive:
        yield arrive


@pytest.fixture(scope="module")
def keys():
    """The session of each member who has signed in before, by email address."""
    return {}


@pytest.fixture
def member(someone, keys):
    """Make a member who is signed in: ``member("kev.bloor@example.org", width=360)``."""
    return lambda address, **options: let_in(someone(**options), address, keys)


def let_in(person, address, keys):
    """Sign in with the code in the letter the first time; later the browser is known."""
    if address not in keys:
        person.signs_in(address)
        cookies = person.page.context.cookies()
        keys[address] = [each for each in cookies if each["name"] == "sessionid"]
    person.page.context.add_cookies(keys[address])
    return person

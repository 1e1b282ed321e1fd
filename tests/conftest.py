"""What holds for every test: pages are parsed strictly, and nothing leaves this machine."""

import re
import socket

import html5lib
import pytest
from django.db import connection, transaction
from django.db.backends.base.operations import BaseDatabaseOperations
from django.test import Client
from hypothesis import HealthCheck, settings

from cli.testing import browser_here
from tests.browser import running_browser
from tests.owner import as_program, owner_cursor, unguarded
from tests.sample import laid_into_the_database, load_and_keep

HAS_BROWSER = browser_here() is not None
HERE = ("127.0.0.1", "::1", "localhost")
# Another machine, or a busy one, is slower; that is no fault of what is tested.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")
# A new line is a space that people see, so none may stand before these.
STRAY_MARK = re.compile(
    r"^[ \t]*(?:</?(?:a|bdi|mark|span|strong|time)\b[^<>]*>)*[,.;:!?](?=[\s<])", flags=re.MULTILINE
)

# What differs between two pages that are right or wrong together: numbers, and long keys.
VARIES = re.compile(r"\d+|[\w-]{24,}")
# Pages that were parsed: that takes longer than making most of them.
PARSED = set()


# What a test has that asks the database.
ASKS = {"db", "transactional_db", "django_db_setup", "ready"}


def pytest_collection_modifyitems(config, items):
    """Skip what needs a browser where there is none; on PostgreSQL, leave out what never asks a
    database, for it is the same there."""
    if connection.vendor != "sqlite":
        asks = [item for item in items if _asks(item)]
        config.hook.pytest_deselected(items=[item for item in items if not _asks(item)])
        items[:] = asks
    if not HAS_BROWSER:
        for item in items:
            if "browser" in getattr(item, "fixturenames", ()):
                item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))


def _asks(item):
    return item.get_closest_marker("django_db") or ASKS.intersection(
        getattr(item, "fixturenames", ())
    )


def pytest_terminal_summary(terminalreporter):
    """Say plainly what was left out."""
    if not HAS_BROWSER:
        terminalreporter.write_line(
            "Browser journeys and tests of scripts were skipped: Chromium is not installed. "
            "As root on Debian, ./joinedup test installs it.",
            yellow=True,
        )


@pytest.fixture(scope="module")
def browser():
    """One for the tests of a file: while it runs, Django refuses to touch the database."""
    with running_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def kept_sample(django_db_setup, django_db_blocker):
    """What loading the sample makes. It takes long, so it is done once."""
    with django_db_blocker.unblock():
        return load_and_keep()


@pytest.fixture(scope="module")
def sample_community(kept_sample, django_db_blocker):
    """The sample community, for the tests of a file."""
    with django_db_blocker.unblock(), laid_into_the_database(kept_sample):
        yield


@pytest.fixture
def own_folder(settings, tmp_path):
    """No documents of other tests."""
    settings.DATA = tmp_path


@pytest.fixture(autouse=True)
def pages_are_parsed_strictly(monkeypatch):
    """Fail on the first mistake in the HTML of any page the test client receives, and on a space
    before a comma or a full stop, as made by what lays out templates.

    On the embedded database: the pages are the same on the other.
    """
    if connection.vendor != "sqlite":
        return
    receive = Client.request

    def request(self, **environ):
        response = receive(self, **environ)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        if is_page and not response.streaming and response.content:
            _parse(response, environ.get("PATH_INFO", ""))
        return response

    monkeypatch.setattr(Client, "request", request)


def _parse(response, path):
    if response.headers.get("Content-Encoding") == "gzip":
        return
    text = response.content.decode(response.charset)
    kind = hash(VARIES.sub("0", text))
    if kind in PARSED:
        return
    parser = html5lib.HTMLParser(strict=True)
    try:
        if "<html" in text:
            parser.parse(text)
        else:
            parser.parseFragment(text)
    except html5lib.html5parser.ParseError as mistake:
        (line, _), code, details = parser.errors[-1]
        around = "\n".join(text.splitlines()[max(0, line - 3) : line + 1])
        pytest.fail(f"HTML of {path}, line {line}: {code} {details} ({mistake})\n{around}")
    if stray := STRAY_MARK.search(text):
        line = text.count("\n", 0, stray.start()) + 1
        around = "\n".join(text.splitlines()[max(0, line - 3) : line + 1])
        pytest.fail(f"HTML of {path}, line {line} begins with a mark of punctuation\n{around}")
    PARSED.add(kind)


@pytest.fixture(autouse=True, scope="session")
def nothing_leaves_this_machine():
    """Refuse every connection to another machine, naming it."""
    connect = socket.socket.connect

    def connect_here(self, address):
        if self.family != getattr(socket, "AF_UNIX", None) and address[0] not in HERE:
            raise RuntimeError(f"A test tried to reach {address[0]}")
        return connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The role that owns the tables has made the database; the tests are the program's."""
    with django_db_blocker.unblock(), as_program():
        yield


@pytest.fixture(autouse=True, scope="session")
def the_owner_empties_tables_between_tests():
    """Let the owner of the tables do it, who alone may, without the triggers of the record."""

    def execute_sql_flush(self, statements):
        # In a transaction what points to one another may go in any order.
        with transaction.atomic(), owner_cursor() as cursor, unguarded(cursor):
            for statement in statements:
                cursor.execute(statement)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", execute_sql_flush)
        yield

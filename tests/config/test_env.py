"""What a variable may hold, and what is said when it holds something else."""

import pytest
from environs import EnvError

from config import env as module
from config.env import (
    ADDRESS_HINT,
    DATABASE_HINT,
    DATABASE_OPTION_HINT,
    DATABASE_TLS_HINT,
    EMAIL_HINT,
    SENTRY_HINT,
    SENTRY_MISSING_HINT,
    WEB_ADDRESS_HINT,
    env,
)

POOL = {"connect_timeout": 10, "pool": {"min_size": 2, "max_size": 10, "timeout": 10}}
# On another machine.
TLS = {"sslmode": "require", **POOL}


def test_a_file_database_keeps_its_folder_and_unusual_letters(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "sqlite:////srv/joined%20up/joinedup.sqlite3")

    assert env.database_url("DATABASE_URL") == {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": "/srv/joined up/joinedup.sqlite3",
        "USER": "",
        "PASSWORD": "",
        "HOST": "",
        "PORT": "",
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": False,
        "DISABLE_SERVER_SIDE_CURSORS": False,
        "OPTIONS": {
            "timeout": 10,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON; "
                "PRAGMA trusted_schema=ON;"
            ),
        },
        "TEST": {"NAME": "/srv/joined up/joinedup.sqlite3.test"},
    }


@pytest.mark.parametrize(
    ("url", "host", "port", "options"),
    (
        ("postgresql://ada:p%40ss@db.example.org:5433/place", "db.example.org", 5433, TLS),
        ("postgres://ada:p%40ss@db.example.org/place", "db.example.org", "", TLS),
        ("postgres://ada:p%40ss@localhost/place", "localhost", "", POOL),
        ("postgresql://ada:p%40ss@/place?host=/run/postgresql", "/run/postgresql", "", POOL),
        (
            "postgres://ada:p%40ss@db/place?sslmode=require",
            "db",
            "",
            TLS,
        ),
        (
            "postgres://ada:p%40ss@db/place?sslmode=verify-full",
            "db",
            "",
            {"sslmode": "verify-full", **POOL},
        ),
    ),
)
def test_a_postgresql_database(monkeypatch, url, host, port, options):
    monkeypatch.setenv("DATABASE_URL", url)

    assert env.database_url("DATABASE_URL") == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "place",
        "USER": "ada",
        "PASSWORD": "p@ss",
        "HOST": host,
        "PORT": port,
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": False,
        "OPTIONS": options,
    }


@pytest.mark.parametrize("mode", ("disable", "allow", "prefer"))
def test_no_database_on_another_machine_is_asked_without_tls(monkeypatch, mode):
    monkeypatch.setenv(
        "DATABASE_URL", f"postgresql://ada:p%40ss@db.example.org/place?sslmode={mode}"
    )

    with pytest.raises(EnvError) as refused:
        env.database_url("DATABASE_URL")

    assert str(refused.value).endswith(DATABASE_TLS_HINT)
    monkeypatch.setenv("DATABASE_URL", f"postgresql://ada:p%40ss@localhost/place?sslmode={mode}")
    assert env.database_url("DATABASE_URL")["OPTIONS"]["sslmode"] == mode


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    (
        ("smtp://ada:p%40ss@mail.example.org", 25, False, False),
        ("smtp+tls://ada:p%40ss@mail.example.org", 587, True, False),
        ("smtps://ada:p%40ss@mail.example.org", 465, False, True),
        ("smtps://ada:p%40ss@mail.example.org:2465", 2465, False, True),
    ),
)
def test_a_mail_server(monkeypatch, url, port, tls, ssl):
    monkeypatch.setenv("EMAIL_URL", url)

    assert env.email_url("EMAIL_URL") == {
        "EMAIL_HOST": "mail.example.org",
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": "ada",
        "EMAIL_HOST_PASSWORD": "p@ss",
        "EMAIL_USE_TLS": tls,
        "EMAIL_USE_SSL": ssl,
    }


@pytest.mark.parametrize(
    "address", ("https://joinedup.example.org/", "http://localhost:8000", "https://intranet")
)
def test_an_address_has_no_slash_at_its_end(monkeypatch, address):
    monkeypatch.setenv("JOINEDUP_ADDRESS", address)

    assert env.web_address("JOINEDUP_ADDRESS") == address.rstrip("/")


@pytest.mark.parametrize(
    ("kind", "value", "hint"),
    (
        ("database_url", "mysql://ada:secret@localhost/place", DATABASE_HINT),
        ("database_url", "postgresql://ada:sec/ret@localhost/place", DATABASE_HINT),
        ("database_url", "postgresql://localhost", DATABASE_HINT),
        ("database_url", "sqlite:///:memory:", DATABASE_HINT),
        ("database_url", "sqlite:////srv/joinedup.sqlite3?timeout=5", DATABASE_HINT),
        ("email_address", "Ada, ada@example.org", ADDRESS_HINT),
        ("sentry_dsn", "https://sentry.example.org/1", SENTRY_HINT),
        ("sentry_dsn", "https://secret@sentry.example.org/", SENTRY_HINT),
        ("database_url", "postgresql://ada@db/place?sslmod=verify-full", DATABASE_OPTION_HINT),
        ("database_url", "postgresql://ada@db/place?pool=no", DATABASE_OPTION_HINT),
        ("email_url", "smpt://ada:secret@localhost", EMAIL_HINT),
        ("email_url", "smtp:localhost", EMAIL_HINT),
        ("email_url", "smtps://ada:sec/ret@localhost", EMAIL_HINT),
        ("web_address", "joinedup.example.org", WEB_ADDRESS_HINT),
        ("web_address", "ftp://joinedup.example.org", WEB_ADDRESS_HINT),
    ),
)
def test_a_value_of_no_use_is_answered_with_what_it_may_be(monkeypatch, kind, value, hint):
    monkeypatch.setenv("A_NAME", value)

    with pytest.raises(EnvError) as refused:
        getattr(env, kind)("A_NAME")

    assert str(refused.value) == f'Environment variable "A_NAME" invalid: {hint}'


def test_yes_may_be_said_in_several_ways_but_not_in_any(monkeypatch):
    read = {}
    for said in ("1", "true", "yes", "0", "false", "no", ""):
        monkeypatch.setenv("A_NAME", said)
        read[said] = env.flag("A_NAME")
    monkeypatch.setenv("A_NAME", "perhaps")
    with pytest.raises(EnvError) as refused:
        env.flag("A_NAME")

    assert [said for said, yes in read.items() if yes] == ["1", "true", "yes"]
    assert str(refused.value) == 'Environment variable "A_NAME" invalid: It may be 1 or 0.'


def test_a_variable_that_is_empty_is_as_good_as_not_there(monkeypatch):
    monkeypatch.setenv("A_NAME", "")

    assert env.str("A_NAME", "the default") == "the default"
    assert env.email_url("A_NAME", "smtp://localhost") == env.email_url("B", "smtp://localhost")


def test_a_secret_may_lie_in_a_file(monkeypatch, tmp_path):
    file = tmp_path / "email-url"
    file.write_text("smtps://mail.example.org\n")
    monkeypatch.setenv("EMAIL_URL_FILE", str(file))

    assert env.email_url("EMAIL_URL", "smtp://localhost")["EMAIL_HOST"] == "mail.example.org"


@pytest.mark.parametrize("file", (".", "not-there", "test_env.py/below", "picture.png"))
def test_a_file_that_cannot_be_read_is_named(monkeypatch, tmp_path, file):
    (tmp_path / "test_env.py").touch()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    monkeypatch.setenv("A_NAME_FILE", str(tmp_path / file))

    with pytest.raises(EnvError) as refused:
        env.str("A_NAME", "")

    assert str(refused.value) == (
        'Environment variable "A_NAME_FILE" invalid: '
        "It may be the path of a text file that can be read here."
    )


def test_a_package_that_may_be_beside_is_named_where_it_is_missing(monkeypatch):
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    monkeypatch.setenv("JOINEDUP_SENTRY_DSN", "https://key@sentry.example.org/1")

    with pytest.raises(EnvError) as refused:
        env.sentry_dsn("JOINEDUP_SENTRY_DSN", "")

    assert str(refused.value).endswith(SENTRY_MISSING_HINT)
    assert "key@" not in str(refused.value)
    monkeypatch.setenv("JOINEDUP_SENTRY_DSN", "")
    assert env.sentry_dsn("JOINEDUP_SENTRY_DSN", "") == ""

"""How variables of the environment are read; `settings.py` says which."""

from importlib.util import find_spec
from typing import Any
from urllib.parse import unquote, urlsplit

import dj_database_url
import psycopg.conninfo
from environs import EnvError, EnvValidationError, FileAwareEnv, ValidationError, validate

# Whoever waits longer for the other writers is told to send it again: see ``design.views``.
WAIT = 10  # seconds
# Write-ahead logging lets readers go on while one writes. IMMEDIATE takes the
# write lock at the start, so that two writers wait instead of failing. What is deleted is
# overwritten, however SQLite was built: see ``core.checkpoints``. Triggers may use the functions
# that Django brings: see ``record.lib.sqlite``.
SQLITE_OPTIONS = {
    "timeout": WAIT,
    "transaction_mode": "IMMEDIATE",
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON; "
        "PRAGMA trusted_schema=ON;"
    ),
}
POSTGRESQL_OPTIONS = {
    "connect_timeout": WAIT,
    "pool": {"min_size": 2, "max_size": 10, "timeout": WAIT},
}
TLS_MODES = ("require", "verify-ca", "verify-full")
SMTP_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}

# What a message says after the name of the variable. It shows no values, for they may be secret.
FLAG_HINT = "It may be 1 or 0."
WEB_ADDRESS_HINT = "It may look like https://joinedup.example.org."
DATABASE_HINT = (
    "It may look like postgresql://name:password@host:5432/database "
    "or sqlite:////folder/file.sqlite3."
)
DATABASE_TLS_HINT = (
    "A database on another machine is asked over TLS alone: sslmode may be require, verify-ca or "
    "verify-full."
)
DATABASE_OPTION_HINT = (
    "What follows the question mark may be options of PostgreSQL's own, such as "
    "sslmode=verify-full."
)
EMAIL_HINT = (
    "It may look like smtp+tls://name:password@mail.example.org:587 (STARTTLS), "
    "smtps://mail.example.org (TLS at once) or smtp://localhost."
)
ADDRESS_HINT = "It may look like errors@example.org."
SENTRY_HINT = "It may look like https://key@sentry.example.org/1."
SENTRY_MISSING_HINT = (
    "It needs a package that may be installed beside: "
    ".venv/bin/pip install --require-hashes -r requirements/sentry.lock"
)
FILE_HINT = "It may be the path of a text file that can be read here."


def invalid(name: str, hint: str) -> EnvError:
    """What to raise about a variable, in the words that environs uses."""
    return EnvError(f'Environment variable "{name}" invalid: {hint}')


class Env(FileAwareEnv):
    """Reads NAME, or the file that NAME_FILE names; one that is empty is as good as not there."""

    def _get_value(self, env_key: str, default: Any) -> Any:
        try:
            value = super()._get_value(env_key, default)
        except (OSError, ValueError) as error:
            raise invalid(f"{env_key}{self.file_suffix}", FILE_HINT) from error
        return default if value == "" else value

    def flag(self, name: str) -> bool:
        """Whether a variable says yes; not there, it says no."""
        try:
            return self.bool(name, default=False)
        except EnvValidationError as error:
            raise invalid(name, FLAG_HINT) from error


env = Env(strip_whitespace=True)


@env.parser_for("web_address")
def parse_web_address(address: str) -> str:
    """The address without a slash at its end."""
    check = validate.URL(schemes={"http", "https"}, require_tld=False, error=WEB_ADDRESS_HINT)
    return check(address).rstrip("/")


@env.parser_for("database_url")
def parse_database_url(url: str) -> dj_database_url.DBConfig:
    """Django's settings for a file of SQLite or a database of PostgreSQL.

    A PostgreSQL socket's folder is given as `?host=/folder`, and any other option of its address
    in the same way, such as `?sslmode=verify-full`. An option that is none is refused: somebody
    meant something by it. On another machine it is asked over TLS, or not at all.
    """
    try:
        database = dj_database_url.parse(url)
    except ValueError as error:
        raise ValidationError(DATABASE_HINT) from error
    options = database.get("OPTIONS", {})
    if database["NAME"] in ("", ":memory:"):
        raise ValidationError(DATABASE_HINT)
    if database["ENGINE"] == "django.db.backends.sqlite3":
        if options:
            raise ValidationError(DATABASE_HINT)
        database["CONN_MAX_AGE"] = None
        database["OPTIONS"] = SQLITE_OPTIONS
        # In memory, parallel writes of a live server fail now and then.
        database["TEST"] = {"NAME": f"{database['NAME']}.test"}
    elif database["ENGINE"] == "django.db.backends.postgresql":
        try:
            psycopg.conninfo.make_conninfo(**options)
        except psycopg.ProgrammingError as error:
            raise ValidationError(DATABASE_OPTION_HINT) from error
        database["HOST"] = options.pop("host", database["HOST"])
        hosts = (database["HOST"], options.get("hostaddr", ""))
        is_far = not all(map(_is_on_this_machine, hosts))
        # PostgreSQL's own "prefer" would do without, if somebody between the two says so.
        if is_far and options.setdefault("sslmode", "require") not in TLS_MODES:
            raise ValidationError(DATABASE_TLS_HINT)
        database["CONN_HEALTH_CHECKS"] = True
        database["OPTIONS"] = POSTGRESQL_OPTIONS | options
    else:
        raise ValidationError(DATABASE_HINT)
    return database


def _is_on_this_machine(host: str) -> bool:
    """Whether a database is reached without a network: by a socket's folder, or by loopback."""
    return host in ("", "localhost", "127.0.0.1", "::1") or host.startswith(("/", "@"))


@env.parser_for("email_address")
def parse_email_address(address: str) -> str:
    """One address to write to, or none."""
    return validate.Email(error=ADDRESS_HINT)(address) if address else ""


@env.parser_for("sentry_dsn")
def parse_sentry_dsn(dsn: str) -> str:
    """The address of a Sentry server with a key and a number, if there is what tells it; or
    none."""
    if not dsn:
        return ""
    parts = urlsplit(dsn)
    number = parts.path.rpartition("/")[2]
    if not (parts.scheme in ("http", "https") and parts.username and number.isdecimal()):
        raise ValidationError(SENTRY_HINT)
    if find_spec("sentry_sdk") is None:
        raise ValidationError(SENTRY_MISSING_HINT)
    return dsn


@env.parser_for("email_url")
def parse_email_url(url: str) -> dict[str, Any]:
    """Django's settings for `smtp://`, `smtp+tls://` (STARTTLS) or `smtps://` (TLS at once).

    By hand: dj-email-url takes `smtps` for STARTTLS on port 25, and lets a misspelt address pass.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or SMTP_PORTS[parts.scheme]
    except (KeyError, ValueError) as error:
        raise ValidationError(EMAIL_HINT) from error
    if not parts.hostname:
        raise ValidationError(EMAIL_HINT)
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
    }

"""Settings written as one address: a database, a mail server."""

from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

# Write-ahead logging lets readers go on while one writes. IMMEDIATE takes the
# write lock at the start, so that two writers wait instead of failing.
SQLITE = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}


def database(address: str) -> dict:
    """Django's settings for `sqlite:///file` or `postgresql://name:password@host/database`.

    A PostgreSQL socket's folder is given as `?host=/folder`.
    """
    parts = urlsplit(address)
    if parts.scheme == "sqlite":
        file = unquote(parts.path.removeprefix("/"))
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": file,
            "CONN_MAX_AGE": None,
            "OPTIONS": SQLITE,
            # In memory, parallel writes of a live server fail now and then.
            "TEST": {"NAME": f"{file}.test"},
        }
    if parts.scheme == "postgresql":
        more = dict(parse_qsl(parts.query))
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.removeprefix("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": more.get("host", parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {"pool": {"min_size": 2, "max_size": 10}},
        }
    raise ImproperlyConfigured("JOINEDUP_DATABASE must start with sqlite:/// or postgresql://")


def mail(address: str) -> dict:
    """Django's settings for `smtp://`, `smtp+tls://` (STARTTLS) or `smtps://` (TLS at once)."""
    parts = urlsplit(address)
    if parts.scheme not in ("smtp", "smtp+tls", "smtps"):
        raise ImproperlyConfigured("JOINEDUP_MAIL must start with smtp://, smtp+tls:// or smtps://")
    usual_port = {"smtp": 25, "smtp+tls": 587, "smtps": 465}[parts.scheme]
    return {
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or usual_port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
    }

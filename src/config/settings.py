"""How the program is set up: one file, read from the environment.

Every variable is explained in env.sample. With none set, the program is safe
and answers only on this machine.
"""

import sys
from datetime import timedelta
from typing import Any
from urllib.parse import quote, urlsplit

from csp.constants import NONE, SELF

from config import static_headers
from config.data_folder import ROOT, find_data_folder, read_secret_keys
from config.env import env
from config.owner import changes_tables, owner_of

DATA = find_data_folder()
DEMO = env.flag("JOINEDUP_DEMO")
DEBUG = env.flag("JOINEDUP_DEBUG")
SECRET_KEY, *SECRET_KEY_FALLBACKS = read_secret_keys()

# The address people use; links in messages start with it.
ADDRESS = env.web_address("JOINEDUP_ADDRESS", "http://127.0.0.1:8000")
# Shown at the head of every page.
PLACE_NAME = env.str("JOINEDUP_PLACE", "")
# Where the source code of this very installation can be had, as its licence asks.
SOURCE_ADDRESS = env.str("JOINEDUP_SOURCE", "")
HTTPS = urlsplit(ADDRESS).scheme == "https"
# "localhost" lets a check on the machine itself knock without knowing the address.
ALLOWED_HOSTS = [urlsplit(ADDRESS).hostname, "localhost"]
CSRF_TRUSTED_ORIGINS = [ADDRESS]

INSTALLED_APPS = [
    "joinedup.home",
    "joinedup.duties",
    "joinedup.reports",
    "joinedup.room",
    "joinedup.conversation",
    "joinedup.votes",
    "joinedup.series",
    "joinedup.recommendations",
    "joinedup.words",
    "joinedup.organisations",
    "joinedup.access",
    "joinedup.people",
    "joinedup.mail",
    "joinedup.record",
    "joinedup.design",
    "joinedup.core",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "config.middleware.denials_middleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.middleware.content_policy_middleware",
    "django.middleware.gzip.GZipMiddleware",
    "config.middleware.cache_control_middleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.middleware.session_day_middleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "joinedup.design.context.page",
            ],
            # Addresses that people typed are no links before they are looked at; the hidden fields
            # of a form say more than Django's own.
            "builtins": [
                "joinedup.design.templatetags.addresses",
                "joinedup.design.templatetags.form_start",
            ],
        },
    }
]

_program = env.database_url("DATABASE_URL", f"sqlite:///{quote(f'{DATA}/joinedup.sqlite3')}")
# The same database for the role that owns the tables, where the program's own does not.
_owner = owner_of(_program)
PROGRAM_ROLE = _program["USER"] if _owner else ""
DATABASES = {"default": _owner if _owner and changes_tables(sys.argv) else _program}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# No task takes longer: an email waits for each of some eight answers, at most EMAIL_TIMEOUT.
TASK_LEASE = timedelta(minutes=5)

# Sign-in: a code sent by email, no password.
AUTH_USER_MODEL = "people.Member"
AUTHENTICATION_BACKENDS = ["config.sessions.MemberBackend"]
SESSION_ENGINE = "config.sessions"
LOGIN_URL = "people:sign_in"
LOGIN_REDIRECT_URL = "home:home_page"
LOGOUT_URL = "people:sign_out"
# So long after signing in, or showing it again, nobody is asked again who they are.
FRESH_SIGN_IN = timedelta(minutes=15)
CONFIRM_URL = "people:confirm"
# One's own page, at the head of every page.
PROFILE_URL = "people:profile"
SEARCH_URL = "home:search"
HOW_TO_URL = "home:how_to"
HOW_TO_FOLDER = ROOT / "docs" / "how-to"

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
# Every text can be translated. Looking for a translation costs each page a tenth of its time, so
# it is done as soon as there is a second language to look in.
USE_I18N = len(LANGUAGES) > 1
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
WHITENOISE_ADD_HEADERS_FUNCTION = static_headers.add_headers
MEDIA_ROOT = DATA / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        # Hashed names need files that were collected; while developing they change too often.
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "config.module_storage.ModuleStorage"
    },
}

DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "Joinedup <joinedup@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 15
if DEMO:
    # In the demo nothing is emailed: messages are kept and shown on a page.
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA / "mail"
else:
    _email = env.email_url("EMAIL_URL", "smtp://localhost:25")
    EMAIL_HOST = _email["EMAIL_HOST"]
    EMAIL_PORT = _email["EMAIL_PORT"]
    EMAIL_HOST_USER = _email["EMAIL_HOST_USER"]
    EMAIL_HOST_PASSWORD = _email["EMAIL_HOST_PASSWORD"]
    EMAIL_USE_TLS = _email["EMAIL_USE_TLS"]
    EMAIL_USE_SSL = _email["EMAIL_USE_SSL"]

# A scribe may send many long notes at once: fifty of 10,000 characters, in a
# script that takes four bytes a character, percent-encoded, come to 6 MB.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
# Moving a thousand contributions between themes ticks a box for each.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# Two pages take files, and forget them with the request; sent elsewhere, they never arrive.
FILE_UPLOAD_HANDLERS = ["joinedup.core.uploads.FilesInMemory"]

CSRF_FAILURE_VIEW = "joinedup.design.views.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
# A program on the machine itself asks without https whether all is well.
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
CSRF_COOKIE_HTTPONLY = True
if HTTPS:
    # Browsers take a cookie of such a name only from this very address, over https.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
MESSAGE_STORAGE = "config.message_storage.MessageStorage"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
# Limits on tries then count the visitor, not the server in front.
BEHIND_PROXY = env.flag("JOINEDUP_BEHIND_PROXY")
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
# Subdomains and preloading are the choice of whoever owns the domain, not ours.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_addresses": {"()": "config.logs.LeaveOutAddresses"}},
    "formatters": {"plain": {"()": "config.logs.LeaveOutValues"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["no_addresses"],
            "formatter": "plain",
            # The worker sets its own loggers to tell of every task.
            "level": "WARNING",
        },
        "suspicions": {"class": "config.logs.NoteSuspicions"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Django would also email whole requests to administrators.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        # What was denied has a line of its own: see core.denials.
        "django.request": {"level": "ERROR"},
        "django.security": {"handlers": ["suspicions"], "propagate": False},
    },
}
# Whom errors reach, besides the log: see config.errors.
ERRORS_TO = env.email_address("JOINEDUP_ERRORS_TO", "")
SENTRY_DSN = env.sentry_dsn("JOINEDUP_SENTRY_DSN", "")
if ERRORS_TO:
    LOGGING["handlers"]["email"] = {
        "class": "config.errors.EmailErrors",
        "to": ERRORS_TO,
        "folder": DATA,
    }
    LOGGING["root"]["handlers"].append("email")
if SENTRY_DSN:
    LOGGING["handlers"]["sentry"] = {"class": "config.errors.SentryErrors", "dsn": SENTRY_DSN}
    LOGGING["root"]["handlers"].append("sentry")

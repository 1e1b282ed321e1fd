"""How the program is set up: one file, read from the environment.

Every variable is explained in env.sample. With none set, the program is safe
and answers only on this machine.
"""

import os
from pathlib import Path
from urllib.parse import quote, urlsplit

from csp.constants import NONE, SELF

from config import addresses, files
from config.secret import kept_secret

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("JOINEDUP_DATA", ROOT / "var")).resolve()
# What people said is in there: nobody else on this machine may look.
DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
DEMO = os.environ.get("JOINEDUP_DEMO") == "1"
DEBUG = os.environ.get("JOINEDUP_DEBUG") == "1"
SECRET_KEY = os.environ.get("JOINEDUP_SECRET_KEY") or kept_secret(DATA / "secret-key")

# The address people use; links in messages start with it.
ADDRESS = os.environ.get("JOINEDUP_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
# Shown at the head of every page.
PLACE_NAME = os.environ.get("JOINEDUP_PLACE", "")
# Where the source code of this very installation can be had, as its licence asks.
SOURCE_ADDRESS = os.environ.get("JOINEDUP_SOURCE", "")
HTTPS = urlsplit(ADDRESS).scheme == "https"
# "localhost" lets a check on the machine itself knock without knowing the address.
ALLOWED_HOSTS = [urlsplit(ADDRESS).hostname, "localhost"]
CSRF_TRUSTED_ORIGINS = [ADDRESS]

INSTALLED_APPS = [
    "joinedup.home",
    "joinedup.reports",
    "joinedup.room",
    "joinedup.conversation",
    "joinedup.votes",
    "joinedup.series",
    "joinedup.recommendations",
    "joinedup.words",
    "joinedup.members",
    "joinedup.record",
    "joinedup.design",
    "allauth",
    "allauth.account",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "config.middleware.keep_signed_in_pages_private",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
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
        },
    }
]

DATABASES = {
    "default": addresses.database(
        os.environ.get("JOINEDUP_DATABASE", f"sqlite:///{quote(f'{DATA}/joinedup.sqlite3')}")
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Shared by all worker processes, so that a limit on tries counts every try.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA / "cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Sign-in: a code sent by email, no password.
AUTH_USER_MODEL = "members.Member"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "members:sign_in"
LOGIN_REDIRECT_URL = "home:home_page"
ACCOUNT_ADAPTER = "joinedup.members.signing_in.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
# The code that signs in has already shown that the address is theirs.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60  # seconds; a slow mail server is normal
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
# Digits, for phones then offer the large keys.
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8}
# A whole room may sign in through one connection; one address needs few codes.
ACCOUNT_RATE_LIMITS = {"request_login_code": "40/m/ip,3/m/key,10/h/key"}
# Strangers get a letter of ours.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
WHITENOISE_ADD_HEADERS_FUNCTION = files.add_headers
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

DEFAULT_FROM_EMAIL = os.environ.get("JOINEDUP_MAIL_FROM", "Joinedup <joinedup@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 15
if DEMO:
    # In the demo nothing is emailed: messages are kept and shown on a page.
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA / "mail"
else:
    globals().update(addresses.mail(os.environ.get("JOINEDUP_MAIL", "smtp://localhost:25")))

# A scribe may send many long notes at once: fifty of 10,000 characters, in a
# script that takes four bytes a character, percent-encoded, come to 6 MB.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
# Moving a thousand contributions between themes ticks a box for each.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# Two pages take files, and forget them with the request; sent elsewhere, they never arrive.
FILE_UPLOAD_HANDLERS = ["config.uploads.FilesInMemory"]

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
CSRF_COOKIE_HTTPONLY = True
if HTTPS:
    # Browsers take a cookie of such a name only from this very address, over https.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
if os.environ.get("JOINEDUP_BEHIND_PROXY") == "1":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # Limits on tries count the visitor, not the server in front.
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
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

LOGGING = {
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
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Django would also email whole requests to administrators.
    "loggers": {"django": {"handlers": [], "level": "WARNING", "propagate": True}},
}

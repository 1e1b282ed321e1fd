"""A database or a mail server is named by one address."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import addresses


def test_a_file_database_keeps_its_folder_and_unusual_letters():
    settings = addresses.database("sqlite:////srv/joined%20up/joinedup.sqlite3")

    assert settings["NAME"] == "/srv/joined up/joinedup.sqlite3"
    assert settings["TEST"] == {"NAME": "/srv/joined up/joinedup.sqlite3.test"}
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_postgresql_database_by_network():
    settings = addresses.database("postgresql://ada:p%40ss@db.example.org:5433/place")

    assert settings == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "place",
        "USER": "ada",
        "PASSWORD": "p@ss",
        "HOST": "db.example.org",
        "PORT": "5433",
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"pool": {"min_size": 2, "max_size": 10}},
    }


def test_a_postgresql_database_by_socket():
    settings = addresses.database("postgresql://ada@/place?host=/run/postgresql")

    assert (settings["HOST"], settings["PORT"]) == ("/run/postgresql", "")


@pytest.mark.parametrize(
    ("address", "port", "tls", "ssl"),
    (
        ("smtp://mail.example.org", 25, False, False),
        ("smtp+tls://mail.example.org", 587, True, False),
        ("smtps://mail.example.org", 465, False, True),
        ("smtps://mail.example.org:2465", 2465, False, True),
    ),
)
def test_a_mail_server(address, port, tls, ssl):
    assert addresses.mail(address) == {
        "EMAIL_HOST": "mail.example.org",
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": "",
        "EMAIL_HOST_PASSWORD": "",
        "EMAIL_USE_TLS": tls,
        "EMAIL_USE_SSL": ssl,
    }


@pytest.mark.parametrize("read", (addresses.database, addresses.mail))
def test_an_unknown_kind_of_address_is_refused(read):
    with pytest.raises(ImproperlyConfigured):
        read("mysql://localhost/place")

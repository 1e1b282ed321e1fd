"""Whoever runs the program learns whether emails go."""

import smtplib

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command

SMTP = "django.core.mail.backends.smtp.EmailBackend"
REFUSED = {"ada@example.org": (550, b"No such person")}


@pytest.fixture
def real(settings):
    settings.EMAIL_BACKEND = SMTP
    settings.EMAIL_HOST, settings.EMAIL_PORT = "mail.example.org", 587


def test_it_says_which_server_took_it(real, monkeypatch, capsys):
    sent = []
    monkeypatch.setattr(EmailMessage, "send", lambda message: sent.extend(message.to))

    call_command("test_email", "ada@example.org")

    said = capsys.readouterr().out
    assert sent == ["ada@example.org"]
    assert "mail.example.org:587 has taken it." in said


@pytest.mark.parametrize(
    ("error", "said"),
    (
        (
            ConnectionRefusedError("Connection refused"),
            "It did not go. The mail server could not be reached.\n"
            "  The answer: Connection refused\n"
            "  What to do: Look at the server and the port in EMAIL_URL, and whether this machine "
            "may connect there.",
        ),
        (
            smtplib.SMTPAuthenticationError(535, b"5.7.8 Bad password"),
            "It did not go. The mail server did not let us sign in.\n"
            "  The answer: 535 5.7.8 Bad password\n"
            "  What to do: Look at the name and the password in EMAIL_URL, and at smtp+tls or "
            "smtps.",
        ),
        (
            smtplib.SMTPSenderRefused(530, b"Authentication required", "x@example.org"),
            "It did not go. The mail server did not let us sign in.\n"
            "  The answer: 530 Authentication required\n"
            "  What to do: Look at the name and the password in EMAIL_URL, and at smtp+tls or "
            "smtps.",
        ),
        (
            smtplib.SMTPRecipientsRefused(REFUSED),
            "It did not go. The address does not take emails.\n"
            "  The answer: 550 No such person\n"
            "  What to do: Look whether the address is spelt right, and try another one.",
        ),
    ),
)
def test_it_says_what_was_answered_and_what_to_do(real, monkeypatch, error, said):
    def refuse(message):
        raise error

    monkeypatch.setattr(EmailMessage, "send", refuse)

    with pytest.raises(CommandError) as stopped:
        call_command("test_email", "ada@example.org")

    assert str(stopped.value) == said


def test_where_nothing_leaves_it_says_so(capsys):
    call_command("test_email", "ada@example.org")

    assert [message.to for message in mail.outbox] == [["ada@example.org"]]
    assert "No email leaves this installation" in capsys.readouterr().out


def test_what_is_no_address_is_refused():
    with pytest.raises(CommandError, match="ada is not an email address"):
        call_command("test_email", "ada")

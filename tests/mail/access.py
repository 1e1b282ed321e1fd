"""Who is answered what by the emails shown in development, and emails that nobody may read."""

from tests.factories.mail import make_email

ROWS = """
mail:dev_mail - | n nnn nnn nnn | m mmm mmm mmm
"""
WORDS = ""


def build(room):
    """An email that waits to be sent."""
    make_email(
        to=f"{room.secret('letter-to')}@example.org",
        body=room.secret("letter"),
        calendar="What a calendar reads.",
    )


def grow(room):
    """An email more that waits."""
    make_email(to="somebody@example.org")

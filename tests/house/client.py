"""Asking for the address of a row as somebody, and naming the answer by its letter."""

from django.test import Client
from django.urls import reverse

from tests.house.access import links
from tests.house.pdf import letters_of
from tests.house.routes import ROUTES

# A browser always sends this with a form, however empty the form is.
EMPTY_FORM = {"csrfmiddlewaretoken": "x" * 32}


class PersonClient(Client):
    """The browser of one person. It tells of a server error instead of failing, and its pages are
    parsed for correctness by other tests."""

    request = Client.request  # before conftest.py makes it parse

    def __init__(self, person):
        super().__init__(raise_request_exception=False)
        if person.is_authenticated:
            self.force_login(person)
        self.cookies_at_first = dict(self.cookies)

    def send(self, method, address):
        """The answer; whatever it did to this browser is forgotten."""
        response = getattr(self, method)(address, EMPTY_FORM if method == "post" else None)
        self.cookies.clear()
        self.cookies.update(self.cookies_at_first)
        return response


def address_of(row, room, **instead):
    """The row's address for the things of one community, some of its parts replaced."""
    things = [getattr(room, name) for name in row.things]
    parts = {key: _part(key, thing) for key, thing in zip(ROUTES[row.name], things, strict=True)}
    address = reverse(row.name, kwargs=parts | instead)
    return f"{address}?{row.query}" if row.query else address


def _part(name, thing):
    if name == "token":
        return links()[thing._meta.model_name].token(thing)
    return getattr(thing, name) if name in ("code", "entry_id") else thing.pk


def letter_of(response, method):
    """The answer as a letter of the table."""
    status = response.status_code
    if status in (301, 302):
        is_sign_in = response.url.partition("?")[0] == reverse("people:sign_in")
        return "s" if is_sign_in else "r"
    if status in (200, 409, 422):
        text = b"" if response.streaming else response.content
        return "e" if method == "post" and b'class="error-summary"' in text else "p"
    if status == 503 and response.headers["Content-Type"] == "application/json":
        return "p"  # as the program that watches is told that something does not run
    if status == 500:
        return repr(response.exc_info[1])
    return {403: "f", 404: "n", 405: "m"}.get(status, str(status))


def text_of(response):
    """Everything there is to read in an answer."""
    kind = response.headers.get("Content-Type", "")
    body = b"".join(response) if response.streaming else response.content
    if kind == "application/pdf":
        return letters_of(body)
    text = " ".join([body.decode(), *response.headers.values()])
    # Long lines of a calendar go on in the next one, after a space.
    return text.replace("\r\n ", "") if kind.startswith("text/calendar") else text


def is_key(row):
    """Whether the address is a private link or holds a code."""
    return bool({"token", "code"} & set(ROUTES[row.name]))

"""What somebody typed and sent in vain, because they were signed out meanwhile or the page was too
old (decision 30).

Nothing of it is kept. The page that answers holds it; where its writer has to sign in first, it
goes from page to page as a parcel that opens for them alone.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url

# Fields that a form carries unseen.
TOKEN = "csrfmiddlewaretoken"  # noqa: S105
WHOSE = "whose"
PARCEL = "parcel"
# Whom a form was drawn for that was opened without signing in: whoever has the phone.
ANYBODY = "anybody"

_SALT = "joinedup.typed"
_OPENS_FOR = timedelta(hours=12)  # as drafts stay on the device
# A tenth of what a form may be: far more than anything one writes by hand.
LONGEST = 1_000_000  # letters
# What lets somebody in travels in no parcel.
_SECRET = "code"  # noqa: S105


@dataclass(frozen=True)
class Typed:
    """What a form held, where it was going, and for whom it was drawn: a member's number,
    ANYBODY, or nothing where the form does not say."""

    whose: str
    path: str
    fields: list[tuple[str, str]]
    has_files: bool

    def is_of(self, person: Any) -> bool:
        """Whether it may be shown to this person after they came in by another page."""
        return self.whose == ANYBODY or self.whose == whose(person)

    @property
    def parcel(self) -> str:
        """All of it in one line of letters, which nobody but this installation can make.

        Empty where the form does not say whose it is, and where it is too long to come along.
        """
        fields = [(name, value) for name, value in self.fields if name != _SECRET]
        content = (self.whose, self.path, fields, self.has_files)
        parcel = signing.dumps(content, salt=_SALT, compress=True)
        return parcel if self.whose and len(parcel) <= LONGEST else ""


def whose(person: Any) -> str:
    """How a form says whom it was drawn for."""
    return str(person.pk) if person.is_authenticated else ANYBODY


def open_parcel(request: HttpRequest) -> Typed | None:
    """What signing in has carried this far, if anything."""
    try:
        content = signing.loads(request.POST.get(PARCEL, ""), salt=_SALT, max_age=_OPENS_FOR)
    except signing.BadSignature:
        return None
    return Typed(*content)


def typed_in(request: HttpRequest) -> Typed | None:
    """What the form held that was sent, or None where it held nothing but one press.

    Also None where another site may have sent it: its words are not shown as somebody's own.
    """
    if not _comes_from_us(request):
        return None
    if carried := open_parcel(request):
        return carried
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in (TOKEN, WHOSE, PARCEL)
        for value in values
    ]
    if not request.FILES and not any(value.strip() for _name, value in fields):
        return None
    # A form that does not say is taken for that of the person who sends it.
    here = whose(request.user) if request.user.is_authenticated else ""
    return Typed(
        whose=request.POST.get(WHOSE, here),
        path=request.get_full_path(),
        fields=fields,
        has_files=bool(request.FILES),
    )


def _comes_from_us(request: HttpRequest) -> bool:
    """Whether the browser says that the form stood on a page of this site."""
    page = urlsplit(request.headers.get("Referer", ""))
    origin = request.headers.get("Origin", f"{page.scheme}://{page.netloc}")
    return origin in (f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS)


def ask_to_send_again(
    request: HttpRequest,
    typed: Typed,
    *,
    status: int = 200,
    must_sign_in: bool = False,
    must_confirm: bool = False,
) -> HttpResponse:
    """A page that holds what was typed. It sends nothing by itself: its writer looks, and presses.

    To somebody else who is signed in by now it shows nothing.
    """
    is_signed_in = request.user.is_authenticated
    if is_signed_in and not typed.is_of(request.user):
        way, through = "leave", settings.LOGOUT_URL
    elif must_confirm:
        way, through = "confirm", settings.CONFIRM_URL
    elif must_sign_in or (not is_signed_in and typed.whose != ANYBODY):
        way, through = "sign in", settings.LOGIN_URL
    else:
        way, through = "send", ""
    context = {
        "typed": typed,
        "way": way,
        "through": through and resolve_url(through),
        "parcel": through and typed.parcel,
    }
    response = render(request, "design/send_again.html", context, status=status)
    # The back button brings it to nobody.
    response["Cache-Control"] = "private, no-store"
    return response

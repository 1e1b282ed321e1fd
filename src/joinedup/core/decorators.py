"""Who may come in. Every view says it with one or more of these, read from the top.

A stranger who comes where signing in might help is asked to sign in, whether or not the thing is
there. A member who may not know of a thing is told "not found"; one who may see it but not do
this to it is told "not allowed". What a view asks for is kept in its attribute ``access``.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils import timezone

from joinedup.core.denials import Denial, note_denial
from joinedup.core.fresh import Why, is_fresh
from joinedup.core.tokens import TokenExpired
from joinedup.core.typed import ask_to_send_again, typed_in

View = Callable[..., HttpResponse]


def declare_access(view: View, words: str, original: Any = None) -> View:
    """Note in words what a view asks of whoever comes, before what ``original`` asks for."""
    behind = getattr(original, "access", "")
    # Types know of no such mark on a function.
    setattr(view, "access", f"{words}; {behind}" if behind else words)  # noqa: B010
    return view


def _ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send somebody to the sign-in page, and from there back to where they were.

    Where a form was sent, the answer holds what was typed. Of a press alone nothing is lost: it
    leads back to the page with the button, whose address can be opened again.
    """
    note_denial(request, Denial.SIGN_IN_FIRST)
    return _ask_for_a_code(request, settings.LOGIN_URL, must_sign_in=True)


def _ask_for_a_code(request: HttpRequest, url: str, **must: bool) -> HttpResponse:
    url = resolve_url(url)
    if request.method in ("GET", "HEAD"):
        return redirect_to_login(request.get_full_path(), url)
    if typed := typed_in(request):
        answer = ask_to_send_again(request, typed, status=401, **must)
        answer["WWW-Authenticate"] = "Code"  # such an answer has to say it (RFC 9110)
        return answer
    came_from = urlsplit(request.headers.get("Referer", ""))
    is_ours = came_from.netloc == request.get_host()
    back = came_from._replace(scheme="", netloc="").geturl() if is_ours else "/"
    return redirect_to_login(back, url)


def public(view: View) -> View:
    """Open to the whole world."""
    return declare_access(view, "public")


def require_login(view: View) -> View:
    """Open to every member who is signed in."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return _ask_to_sign_in(request)
        return view(request, *args, **kwargs)

    return declare_access(wrapper, "signed in", view)


def require_visible(visible_to: Callable[[Any], QuerySet]) -> Callable[[View], View]:
    """Hand the view the object with this ``pk`` out of those the person may see.

    ``visible_to`` takes a person (signed in or not) and gives a queryset; where it
    has a ``find``, that gives the one object, or None, at less cost.
    """
    find = getattr(visible_to, "find", None) or (
        lambda person, pk: visible_to(person).filter(pk=pk).first()
    )

    def decorator(view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
            found = find(request.user, pk)
            if found is None:
                if not request.user.is_authenticated:
                    return _ask_to_sign_in(request)
                raise Http404
            return view(request, found, **kwargs)

        return declare_access(wrapper, f"found in {visible_to.__name__}", view)

    return decorator


def require_permission(rule: Callable[..., bool]) -> Callable[[View], View]:
    """Let in whom the rule allows: ``rule(person, thing)``; the thing comes from the decorator
    above, and without one the rule is asked about the person alone."""

    def decorator(view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return _ask_to_sign_in(request)
            if not rule(request.user, *args[:1]):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return declare_access(wrapper, rule.__name__, view)

    return decorator


def require_fresh_sign_in(why: Why) -> Callable[[View], View]:
    """Let in whoever showed a short while ago that it is they; others are asked first, and then go
    on where they were. Stands below what says who may come in: nobody else is asked."""

    def decorator(view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not is_fresh(request.session, timezone.now()):
                note_denial(request, Denial.CONFIRM_FIRST)
                return _ask_for_a_code(request, settings.CONFIRM_URL, must_confirm=True)
            return view(request, *args, **kwargs)

        # Types know of no such mark on a function.
        setattr(wrapper, "asks_because", why)  # noqa: B010
        return declare_access(wrapper, "fresh sign-in", view)

    return decorator


def token_required(find: Callable[[str], Any]) -> Callable[[View], View]:
    """Open to whoever holds the private link: the view gets what the link is for.

    ``find`` takes the token and gives the object or None; it may raise TokenExpired. No account
    is needed.
    """

    def decorator(view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
            try:
                found = find(token)
            except TokenExpired:
                note_denial(request, Denial.LINK_EXPIRED)
                return render(request, "design/link_expired.html", status=410)
            if found is None:
                note_denial(request, Denial.WRONG_LINK)
                return render(request, "design/link_unknown.html", status=404)
            response = view(request, found, **kwargs)
            # The address itself is the key: no search engine and no shared cache may keep it.
            response["X-Robots-Tag"] = "noindex"
            response["Cache-Control"] = "private, no-store"
            return response

        return declare_access(wrapper, f"by the token of {find.__name__}", view)

    return decorator

"""Who may come in. Every view says it with one or more of these, read from the top.

A stranger who knocks where signing in might help is asked to sign in, whether or not the
thing is there. A member who may not know of a thing is told "not found"; one who may see it
but not do this to it is told "not allowed".
"""

from functools import wraps
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render

from joinedup.members.links import LinkExpired


def _marked(view, original, words):
    behind = getattr(original, "door", "")
    view.door = f"{words}; {behind}" if behind else words
    return view


def _ask_to_sign_in(request):
    """Send somebody to the sign-in page, and from there back to where they were.

    Where a form was sent, that is the page with the form: its address can be opened again.
    """
    if request.method in ("GET", "HEAD"):
        return redirect_to_login(request.get_full_path())
    came_from = urlsplit(request.headers.get("Referer", ""))
    is_ours = came_from.netloc == request.get_host()
    return redirect_to_login(came_from._replace(scheme="", netloc="").geturl() if is_ours else "/")


def anyone(view):
    """Open to the whole world."""
    view.door = "anyone"
    return view


def signed_in(view):
    """Open to every member who is signed in."""

    @wraps(view)
    def knock(request, *args, **kwargs):
        if not request.user.is_authenticated:
            return _ask_to_sign_in(request)
        return view(request, *args, **kwargs)

    return _marked(knock, view, "signed in")


def found_in(visible_to):
    """Hand the view the object with this ``pk`` out of those the person may see.

    ``visible_to`` takes a person (signed in or not) and gives a queryset.
    """

    def door(view):
        @wraps(view)
        def knock(request, pk, **kwargs):
            found = visible_to(request.user).filter(pk=pk).first()
            if found is None:
                if not request.user.is_authenticated:
                    return _ask_to_sign_in(request)
                raise Http404
            return view(request, found, **kwargs)

        return _marked(knock, view, f"found in {visible_to.__name__}")

    return door


def may(rule):
    """Let in whom the rule allows: ``rule(person, thing)``; the thing comes from the door
    above, and without one the rule is asked about the person alone."""

    def door(view):
        @wraps(view)
        def knock(request, *args, **kwargs):
            if not request.user.is_authenticated:
                return _ask_to_sign_in(request)
            if not rule(request.user, *args[:1]):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return _marked(knock, view, f"may {rule.__name__}")

    return door


def by_link(found_by_link):
    """Open to whoever holds the private link: the view gets what the link is for.

    ``found_by_link`` takes the token and gives the object or None; it may raise
    LinkExpired. No account is needed.
    """

    def door(view):
        @wraps(view)
        def knock(request, token, **kwargs):
            try:
                found = found_by_link(token)
            except LinkExpired:
                return render(request, "members/link_expired.html", status=410)
            if found is None:
                return render(request, "members/link_unknown.html", status=404)
            response = view(request, found, **kwargs)
            # The address itself is the key: no search engine and no shared cache may keep it.
            response["X-Robots-Tag"] = "noindex"
            response["Cache-Control"] = "private, no-store"
            return response

        return _marked(knock, view, f"by link {found_by_link.__name__}")

    return door

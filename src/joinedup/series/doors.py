"""The door that a meeting's short code opens."""

from functools import wraps

from django.shortcuts import render

from joinedup.core.decorators import declare_access
from joinedup.series.codes import find_meeting, say_why


def by_code(knows):
    """Open to whoever has the code of the meeting, which the view gets. No account is needed.

    ``knows(request, meeting)`` says whether this browser is in already.
    """

    def decorator(view):
        @wraps(view)
        def wrapper(request, code, **kwargs):
            meeting, status = find_meeting(request, code, knows=lambda found: knows(request, found))
            if meeting:
                response = view(request, meeting, **kwargs)
            else:
                response = render(
                    request, "series/code_unknown.html", {"why": say_why(status)}, status=status
                )
            response["X-Robots-Tag"] = "noindex"
            return response

        return declare_access(wrapper, "anyone with the code")

    return decorator

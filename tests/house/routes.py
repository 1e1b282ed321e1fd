"""Every address of the program, read from its URLs."""

import re

from django.urls import URLPattern, get_resolver


def every_page(patterns=None, before="", namespace=""):
    """Each URL of the program as (route, namespace, name, view)."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, namespace, pattern.name, pattern.callback
        else:
            inner = pattern.namespace or pattern.app_name
            spaces = ":".join(filter(None, (namespace, inner)))
            yield from every_page(pattern.url_patterns, route, spaces)


# The parts of each address that name something: "access:role_end" -> ["pk"].
ROUTES = {
    f"{space}:{name}": re.findall(r"<(?:\w+:)?(\w+)>", route)
    for route, space, name, _view in every_page()
}

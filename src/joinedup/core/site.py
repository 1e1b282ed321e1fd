"""Where this installation stands, as others find it."""

from functools import cache
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


def path_of(name: str) -> str:
    """The path of a page without arguments, which is looked for once."""
    return _path_in(settings.ROOT_URLCONF, name)


@cache
def _path_in(urlconf: str, name: str) -> str:
    return reverse(name, urlconf)


def site_url(path: str) -> str:
    """The whole address of a path, for emails and printed sheets."""
    return settings.ADDRESS + path


def place_name() -> str:
    """What this installation is called where somebody has to do with several."""
    return f"Joinedup {settings.PLACE_NAME}".strip()


def client_address(request: HttpRequest) -> str:
    """The network address a request came from; a web server in front of us says it for others.

    What it says last is its own word; what stands before was said by whoever asked.
    """
    forwarded = request.headers.get("X-Forwarded-For", "")
    if settings.BEHIND_PROXY and forwarded:
        return forwarded.split(",")[-1].strip()
    return request.META.get("REMOTE_ADDR", "")


# What one customer of a provider gets of the new addresses: whoever has so many can come from
# another one each time.
_OF_ONE_CUSTOMER = 48


def client_network(request: HttpRequest) -> str:
    """The connection a request came through, as far as limits tell one from another."""
    said = client_address(request)
    try:
        address = ip_address(said)
    except ValueError:  # a socket has none
        return said
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ip_network((int(address), _OF_ONE_CUSTOMER), strict=False))

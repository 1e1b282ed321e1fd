"""Finding the pages of the program the way people do: by following links."""

from collections import Counter, deque
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup
from django.urls import Resolver404, resolve

from tests.house.access import rows

# So many addresses of one page are opened on the way: the first is not always the fullest.
OF_EACH = 3


def pages_declared():
    """The name of every page that shows itself to somebody.

    What a script asks for is part of a page that is looked at whole; what a program asks for is
    none.
    """
    shown = {row.name for row in rows() if "p" in row.get.values()}
    return {name for name in shown if not name.endswith(("_now", "_json", "healthz"))}


def walk(person, *starts):
    """Follow links from here as this person; the fullest page found of each name.

    Gives names with addresses; a file has an address too.
    """
    waiting, seen, opened, found = deque(starts), set(starts), Counter(), {}
    while waiting:
        address = waiting.popleft()
        name = name_of(address)
        if name is None or opened[name] == OF_EACH:
            continue
        opened[name] += 1
        answer = person.page.request.get(address)
        if answer.status != 200:
            continue
        size, name = len(answer.body()), name_of(answer.url)
        if size > found.get(name, (0, ""))[0]:
            found[name] = size, _local(answer.url)
        if answer.headers.get("content-type", "").startswith("text/html"):
            for link in _links(answer):
                if link not in seen:
                    seen.add(link)
                    waiting.append(link)
    return {name: address for name, (_size, address) in found.items()}


def name_of(address):
    """The name of the page at an address of ours, or None."""
    try:
        match = resolve(urlsplit(address).path)
    except Resolver404:
        return None
    # The kinds of one page that look different, such as a form and the choice before it.
    return f"{match.view_name}?" if urlsplit(address).query else match.view_name


def plain(name):
    """The name of the page, whatever was asked of it."""
    return name.rstrip("?")


def _links(answer):
    here = urlsplit(answer.url)
    for link in BeautifulSoup(answer.text(), "html.parser").select("a[href]"):
        to = urlsplit(urljoin(answer.url, link["href"]))
        if to.netloc == here.netloc:
            yield _local(to.geturl())


def _local(address):
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path

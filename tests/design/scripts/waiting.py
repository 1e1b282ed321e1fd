"""Things that wait on a device, for the tests of what becomes of them."""

from tests.design.scripts.pages import call


def item(name, at=0, who="anyone", why="", fields=(), page="/form/"):
    """Something that waits. ``at`` is in milliseconds from now."""
    says = f"Words {name}"
    fields = [["text", name], *fields]
    waiting = {"id": name, "at": at, "who": who, "why": why, "fields": fields, "says": says}
    return waiting | {"page": page, "action": "/say/"}


def lay(tab, *items):
    """Let these wait on the device of this tab."""
    now = tab.evaluate("Date.now()")
    for each in items:
        call(tab, "design/queue", "keep", each | {"at": now + each["at"]})
    return tab


def names(tab, which="waiting"):
    """The names of those that are waiting, mine or all."""
    return [each["id"] for each in call(tab, "design/queue", which)]


def waits_for_its_turn(tab):
    """Until no page is sending, or half a minute of a real clock."""
    turn = "{ signal: AbortSignal.timeout(30_000) }"
    tab.evaluate(f"() => navigator.locks.request('joinedup-outbox:', {turn}, () => null)")

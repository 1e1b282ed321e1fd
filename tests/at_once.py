"""Several who press in the same moment, for tests."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection


def at_once(*acts):
    """Do them in threads of their own at the same moment; what each returned or raised."""
    ready = Barrier(len(acts))

    def press(act):
        ready.wait()
        try:
            return act()
        except Exception as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as hands:
        return list(hands.map(press, acts))

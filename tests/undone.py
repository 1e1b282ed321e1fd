"""Undoing what a test did."""

from contextlib import contextmanager

from django.db import transaction


def atomic_of_test():
    """A transaction around what a program does, marked as Django's TestCase marks its own: inside,
    the program may begin one that must not stand in another."""
    block = transaction.atomic()
    block._from_testcase = True
    return block


@contextmanager
def undone():
    """Whatever is written inside is gone afterwards."""
    with atomic_of_test():
        yield
        transaction.set_rollback(True)

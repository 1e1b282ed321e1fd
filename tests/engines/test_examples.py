"""The examples in the docstrings of engines are true."""

import doctest
import importlib
import pkgutil

import pytest

import engines

MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(engines.__path__, "engines.")
    if not module.ispkg
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_there_are_examples():
    assert sum(doctest.testmod(importlib.import_module(name)).attempted for name in MODULES) > 8

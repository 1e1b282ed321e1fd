"""The examples in docstrings are true."""

import doctest
import importlib

import pytest

from tests.house.tree import project_files, text_of

MODULES = [
    ".".join(path.with_suffix("").parts[1:])
    for path in project_files(".py")
    if path.parts[:2] == ("src", "joinedup") and ">>>" in text_of(path)
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name):
    result = doctest.testmod(importlib.import_module(name))

    assert (result.failed, result.attempted > 0) == (0, True)

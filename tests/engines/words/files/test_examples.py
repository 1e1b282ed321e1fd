"""The examples in docstrings of readers and of the command line run."""

import doctest
import importlib
import pkgutil

import pytest

from engines.words import cli, files

MODULES = [
    module.name
    for package in (files, cli)
    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")
] + [files.__name__, cli.__name__]


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name):
    result = doctest.testmod(importlib.import_module(name))

    assert result.failed == 0

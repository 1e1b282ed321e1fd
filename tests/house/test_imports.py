"""Every name is imported from the module that defines it, so that one leads to the other."""

import ast
from functools import cache

from tests.house.tree import ROOT, project_files

# Of an engine the package says what may be used.
OURS = ("joinedup", "config", "cli")


@cache
def _tree(path):
    return ast.parse((ROOT / path).read_text())


def _file_of(module):
    folder = ROOT / ("" if module.startswith("cli") else "src") / module.replace(".", "/")
    return folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")


@cache
def _names_imported_by(path):
    return {
        alias.asname or alias.name
        for node in _tree(path).body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def test_names_come_from_the_module_that_defines_them():
    passed_on = {}
    for path in project_files(".py"):
        for node in ast.walk(_tree(path)):
            if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith(OURS):
                continue
            file = _file_of(node.module)
            names = {alias.name for alias in node.names}
            if file.exists() and (found := names & _names_imported_by(file)):
                passed_on[str(path)] = (node.module, sorted(found))

    assert passed_on == {}

"""The hook that other projects take from this one."""

import re

import yaml

from engines.words.files import KINDS
from tests.house.tree import text_of


def test_the_hook_takes_the_files_that_are_read_and_installs_what_they_need():
    (hook,) = yaml.safe_load(text_of(".pre-commit-hooks.yaml"))

    names = [f"a{ending}" for ending in (*KINDS, ".py", ".docx.txt.zip")]
    needed = text_of("requirements/run.in").splitlines()
    assert [name for name in names if re.search(hook["files"], name)] == names[:-2]
    assert [each for each in hook["additional_dependencies"] if each not in needed] == []
    assert hook["entry"] == "python -P -m engines.words check"

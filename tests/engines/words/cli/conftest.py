"""Running the command line in a folder of its own, with a lexicon of a few entries."""

import io
import sys

import pytest

from engines.words.cli import main
from tests.engines.words.small_lexicon import SMALL


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder in which commands run; ``small.yaml`` is the lexicon."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "small.yaml").write_text(SMALL)
    return tmp_path


@pytest.fixture
def say(folder, capsys, monkeypatch):
    """Say a command, such as ``say("check", "a.txt")``; its code, output and complaints."""

    def said(command, *arguments, given=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        code = main([command, "--lexicon", "small.yaml", *arguments])
        return (code, *capsys.readouterr())

    return said

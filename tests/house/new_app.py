"""Follows docs/how-to/add-an-app.md in a copy of the project: what is written there is done."""

import os
import re
import shlex
import shutil
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path

from cli.setup import without_settings
from tests.house.tree import ROOT, project_files

DOCUMENT = Path("docs/how-to/add-an-app.md")
# A file's path stands alone in the line before its text.
_BLOCK = re.compile(r"^(?:`([\w./-]+)`\n\n)?```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class WalkError(Exception):
    """The document says something that cannot be done."""


@dataclass(frozen=True)
class Block:
    """A block of the document: a file, lines to add to one, or commands (which have no path)."""

    path: str
    language: str
    text: str


@dataclass(frozen=True)
class Walk:
    """What the document says, in its order."""

    blocks: tuple[Block, ...]

    @property
    def files(self):
        """The files of the app."""
        return [block for block in self.blocks if block.path and block.language != "diff"]

    @property
    def additions(self):
        """Lines in files that are there."""
        return [block for block in self.blocks if block.path and block.language == "diff"]

    @property
    def commands(self):
        """Every line of the blocks of commands."""
        return [
            line
            for block in self.blocks
            if block.language == "sh"
            for line in block.text.splitlines()
        ]

    @property
    def folders(self):
        """Where the app is: the folders that are deleted in the end."""
        return [
            folder
            for line in self.commands
            if line.startswith("rm -r ")
            for folder in shlex.split(line)[2:]
        ]


def read_walk():
    """The walk that the document tells."""
    text = (ROOT / DOCUMENT).read_text()
    return Walk(tuple(Block(*found.groups(default="")) for found in _BLOCK.finditer(text)))


def copy_project(folder, walk):
    """Copy the project as it is without the app, for somebody may be on the walk just now."""
    for path in project_files():
        (folder / path.parent).mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / path, folder / path)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    remove_app(folder, walk)


def add_app(folder, walk):
    """Make the folders and the files, and add the lines."""
    for line in walk.commands:
        if line.startswith(("mkdir ", "touch ")):
            run(folder, line)
    for block in walk.files:
        if not (folder / block.path).parent.is_dir():
            raise WalkError(f"No folder was made for {block.path}.")
        (folder / block.path).write_text(block.text)
    for block in walk.additions:
        before, after = _before_and_after(block)
        _replace(folder / block.path, before, after)


def remove_app(folder, walk):
    """Delete the folders, and take the lines out."""
    for name in walk.folders:
        shutil.rmtree(folder / name, ignore_errors=True)
    for block in walk.additions:
        before, after = _before_and_after(block)
        if after in (folder / block.path).read_text():
            _replace(folder / block.path, after, before)


def _before_and_after(block):
    lines = block.text.splitlines(keepends=True)
    before = "".join(line[1:] for line in lines if not line.startswith("+"))
    return before, "".join(line[1:] for line in lines)


def _replace(path, before, after):
    text = path.read_text()
    if text.count(before) != 1:
        raise WalkError(f"{path.name} holds these lines {text.count(before)} times:\n{before}")
    path.write_text(text.replace(before, after))


def run(folder, command, *, env=None, seconds=600):
    """Do a command of the document in the copy; what it printed."""
    process = subprocess.Popen(
        command,
        shell=True,
        cwd=folder,
        env=environment(folder) | (env or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A group of its own, so that what it starts ends with it.
        start_new_session=True,
    )
    try:
        out, errors = process.communicate(timeout=seconds)
    except BaseException as error:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        if isinstance(error, subprocess.TimeoutExpired):
            raise WalkError(f"{command}\ntook more than {seconds} seconds.") from error
        raise
    if process.returncode != 0:
        raise WalkError(f"{command}\n{out}{errors}")
    return out


def environment(folder):
    """As where nothing is set up, with the project's own Python."""
    path = f"{folder / '.venv' / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    env = without_settings(os.environ) | {"PATH": path, "PYTHONPATH": "src"}
    # What tests are run with would be found by those that are started here.
    return {name: value for name, value in env.items() if not name.startswith(("PYTEST", "DJANGO"))}

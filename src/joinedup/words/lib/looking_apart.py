"""Looking through a stranger's document in a process of its own, which ends and gives everything
back: memory, time, and whatever a file may do to a reader.

It is given neither the database nor the key, and what goes wrong in it is told by a number alone,
for a traceback may hold somebody's words. ``python -m joinedup.words.lib.looking_apart`` is that
process; it knows nothing of Django.
"""

import json
import os
import resource
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from engines.words import Lexicon, load_lexicon
from engines.words.cache import entry_of, plain_entry
from engines.words.files import Unreadable
from joinedup.words.lib.private_files import COMMENTED, DOCUMENT, keep_result, private_file

MOST_SIGNS = 300_000  # about a hundred pages
MOST_MARKS = 300
MEMORY = 500_000_000  # bytes
CPU_SECONDS = 30
SECONDS = 45  # where others use the machine too; less than a worker gets to stop
LARGEST_FILE = 60_000_000  # bytes
_TOO_MUCH = 3
_SRC = Path(__file__).parents[3]
_NEEDED = ("PATH", "HOME", "XDG_CACHE_HOME", "LANG", "LC_ALL")


class TookTooMuch(Exception):
    """It took more memory or time than a document may."""


class LookingFailed(Exception):
    """The process ended otherwise than it should."""


def look_apart(
    folder: Path,
    *,
    lexicon: Lexicon,
    start: Lexicon,
    with_comments: bool,
    at: datetime,
    keep_open: int,
) -> None:
    """Look through the document in a folder, and keep there what came of it.

    ``start`` is the lexicon that a process begins with, and ``keep_open`` a file to be held open
    until it ends. Raises TookTooMuch or LookingFailed.
    """
    asked = {
        "put": [
            plain_entry(each)
            for each in lexicon.entries.values()
            if start.entries.get(each.id) != each
        ],
        "retired": [each for each in start.entries if each not in lexicon.entries],
        "with_comments": with_comments,
        "at": at.isoformat(),
        "memory": MEMORY,
        "cpu_seconds": CPU_SECONDS,
    }
    env = {name: os.environ[name] for name in _NEEDED if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 (our own program)
            # Nothing that lies beside the document is taken for a module.
            [sys.executable, "-P", "-m", __name__],
            input=json.dumps(asked).encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=env | {"PYTHONPATH": str(_SRC)},
            pass_fds=[keep_open],
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TookTooMuch from error
    # The machine ends what takes more than it may by a signal.
    if done.returncode == _TOO_MUCH or done.returncode < 0:
        raise TookTooMuch
    if done.returncode:
        raise LookingFailed


def main() -> None:
    """Look through the document in this folder."""
    asked = json.load(sys.stdin)
    _limit(asked["memory"], asked["cpu_seconds"])
    try:
        result = _looked_through(asked)
    except Unreadable as trouble:
        result = {"trouble": str(trouble)}
    except MemoryError:
        sys.exit(_TOO_MUCH)
    keep_result(Path(), result)


def _looked_through(asked: dict[str, Any]) -> dict[str, Any]:
    lexicon = load_lexicon().changed(
        put=[entry_of(each) for each in asked["put"]], retired=asked["retired"]
    )
    data = Path(DOCUMENT).read_bytes()
    if asked["with_comments"]:
        from engines.words.files.comments import comment_on

        at = datetime.fromisoformat(asked["at"])
        done = comment_on(data, lexicon, at=at, most=MOST_MARKS, most_signs=MOST_SIGNS)
        with private_file(Path(COMMENTED)) as file:
            file.write(done.data)
        return {"left": done.left, "is_cut": done.is_cut}
    from engines.words.files.looking import look_through

    return asdict(look_through(data, lexicon, most_signs=MOST_SIGNS, most_marks=MOST_MARKS))


def _limit(memory: int, cpu_seconds: int) -> None:
    """Take no more than a document may; let everybody else go first."""
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, LARGEST_FILE),
        # What is left of a process that broke down would hold the words.
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    os.nice(10)
    # Where memory runs out, this process goes and not its neighbours.
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")
    # Whoever stops the worker stops all its processes; the document at hand is finished.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)


if __name__ == "__main__":
    main()

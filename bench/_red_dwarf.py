"""red-dwarf in an environment of its own: asked by lines of JSON, answering with lines of JSON.

`start` makes the environment once and gives a Peer; the rest runs inside that environment.
"""

import contextlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

VERSION = "0.4.0"
HOME = Path(__file__).resolve().parents[1] / "var" / "bench" / "opinions" / f"red-dwarf-{VERSION}"


class Peer:
    """A running red-dwarf."""

    def __init__(self, process):
        self.process = process

    def ask(self, **question):
        """The answer to one question; see `_answer`."""
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


@contextlib.contextmanager
def start():
    """Start red-dwarf, and end it by its own process."""
    python = HOME / "bin" / "python"
    if not (HOME / "ready").exists():
        print("Setting up red-dwarf, once (about a minute) …", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", HOME], check=True)
        install = [python, "-m", "pip", "install", "--quiet", f"red-dwarf=={VERSION}"]
        subprocess.run(install, check=True)
        (HOME / "ready").touch()
    process = subprocess.Popen(
        [python, "-W", "ignore", __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": ""},
    )
    try:
        yield Peer(process)
    finally:
        process.stdin.close()
        process.wait(60)


def _answer(question, memory):
    """`versions`, or groups of `votes` (those of the last question where there are none)."""
    from importlib.metadata import version

    from reddwarf.implementations.polis import run_pipeline

    if question.get("versions"):
        return {name: version(name) for name in ("red-dwarf", "scikit-learn", "numpy")}
    if "votes" in question:
        memory["votes"] = [
            {"participant_id": who, "statement_id": what, "vote": vote, "modified": 0}
            for who, what, vote in question["votes"]
        ]
    begun = time.process_time()
    try:
        found = run_pipeline(votes=memory["votes"], random_state=0)
        groups = found.participants_df["cluster_id"].dropna().astype(int)
        labels = {str(who): int(group) for who, group in groups.items()}
    except Exception:
        # In small rooms it looks for more groups than there are people; what counts is that.
        labels = None
    return {"seconds": time.process_time() - begun, "labels": labels}


if __name__ == "__main__":
    remembered = {}
    for line in sys.stdin:
        print(json.dumps(_answer(json.loads(line), remembered)), flush=True)

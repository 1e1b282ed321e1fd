"""The language checker beside write-good and alex, which run on Node: words a second, warm.

Prints Markdown tables, ratios last. All three read the same 1 MB in one run and take turns;
the median of the rounds counts. Node and npm are needed for the peers.
"""

import argparse
import json
import os
import platform
import random
import re
import shutil
import statistics
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from engines.words import check, load_lexicon

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "var" / "bench" / "words"
PEERS = {"write-good": "1.0.8", "alex": "11.0.1"}
SENTENCES = ROOT / "tests" / "engines" / "words" / "dev.jsonl"
MEGABYTE = 1_000_000  # characters
NOTE = 500  # words
# How much faster than write-good it should be: on text full of labels, and on ordinary prose.
AIMS = {"dense": 1, "ordinary": 3}
GROWTH = (10_000, 100_000, 1_000_000, 10_000_000)  # characters


def main():
    parser = argparse.ArgumentParser("./joinedup bench words")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    _set_up_peers()
    texts = {"dense": _long(_dense(), MEGABYTE), "ordinary": _long(_ordinary(), MEGABYTE)}
    for name, text in texts.items():
        (FOLDER / f"{name}.txt").write_text(text, encoding="utf-8")
    node = subprocess.run(["node", "--version"], capture_output=True, text=True).stdout.strip()
    peers = ", ".join(f"{name} {number}" for name, number in PEERS.items())
    print(
        f"Joinedup (Python {platform.python_version()}, PyYAML {version('pyyaml')}) and {peers} "
        f"(Node {node}); the same 1 MB of text, warm, {options.rounds} rounds in turn, medians.\n"
    )
    lexicon = load_lexicon()
    _print_speed(texts, lexicon, options.rounds)
    _print_growth(lexicon)
    _print_small(lexicon, options.rounds)


def _dense():
    """Sentences that hold a label, as practice writes them."""
    cases = [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    return [case["text"] for case in cases if case["spans"]]


def _ordinary():
    """Sentences of this project's own documents, without their Markdown."""
    prose = []
    for page in sorted((ROOT / "docs").rglob("*.md")):
        text = re.sub(r"(?s:```.*?```)|(?m:^[|#>-].*$)|[`*_\[\]]", "", page.read_text())
        prose += [" ".join(each.split()) for each in re.split(r"(?<=[.?!])\s+", text)]
    return [each for each in prose if len(each.split()) > 4]


def _long(sentences, size):
    """Paragraphs of these sentences in chance order, the same each time."""
    dice, parts, length = random.Random(7), [], 0
    while length < size:
        paragraph = " ".join(dice.choices(sentences, k=8))
        parts.append(paragraph)
        length += len(paragraph) + 2
    return "\n\n".join(parts)[:size]


def _set_up_peers():
    if not shutil.which("npm"):
        sys.exit("This benchmark needs Node and npm (on Debian: apt install npm).")
    if not (FOLDER / "ready").exists():
        print("Fetching write-good and alex, once …", flush=True)
        (FOLDER / "package.json").write_text('{"private": true, "type": "module"}')
        packages = [f"{name}@{number}" for name, number in PEERS.items()]
        command = ["npm", "install", "--silent", "--no-audit", "--no-fund", *packages]
        subprocess.run(command, cwd=FOLDER, check=True)
        (FOLDER / "ready").touch()
    shutil.copy(Path(__file__).with_name("_peers.mjs"), FOLDER / "peers.mjs")


def _seconds_of_peer(name, file, rounds):
    """Seconds for one reading, once for each round, after a first one to warm up."""
    done = subprocess.run(
        ["node", "peers.mjs", name, file, str(rounds)],
        cwd=FOLDER,
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(done.stdout)


def _seconds(text, lexicon):
    start = time.perf_counter()
    check(text, lexicon)
    return time.perf_counter() - start


def _print_speed(texts, lexicon, rounds):
    print("| Text | Joinedup, words/s | write-good | alex | Aim | Ratio to write-good |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, text in texts.items():
        count = len(text.split())
        _seconds(text, lexicon)  # warm
        found = {"joinedup": [], **{peer: [] for peer in PEERS}}
        for _ in range(rounds):
            found["joinedup"].append(_seconds(text, lexicon))
            for peer in PEERS:
                found[peer] += _seconds_of_peer(peer, f"{name}.txt", 1)
        ours, good, alex = (count / statistics.median(each) for each in found.values())
        ratio = statistics.median(
            theirs / mine
            for mine, theirs in zip(found["joinedup"], found["write-good"], strict=True)
        )
        print(
            f"| {name}, {count:,} words | {ours:,.0f} | {good:,.0f} | {alex:,.0f} "
            f"| {AIMS[name]} | {ratio:.2f} |",
            flush=True,
        )
    print()


def _print_growth(lexicon):
    """Cost as texts grow: ordinary prose, and texts made to be slow."""
    kinds = {
        "ordinary prose": _ordinary(),
        "full of labels": _dense(),
        "one endless sentence": ["hard to reach and refused to engage with us because of"],
        "quotation marks": ["“ ‘ \" ' “ said"],
        "beginnings of labels": ["hard hard to difficult non not failed to service lack of"],
        "nothing but spaces": [" " * 60],
    }
    print("| Text | " + " | ".join(f"{size:,}" for size in GROWTH) + " |")
    print("| --- |" + " ---: |" * len(GROWTH))
    for name, sentences in kinds.items():
        long = _long(sentences, GROWTH[-1])
        long = long.replace("\n\n", " ") if name == "one endless sentence" else long
        times = [_seconds(long[:size], lexicon) for size in GROWTH]
        per = [1e9 * each / size for each, size in zip(times, GROWTH, strict=True)]
        print(f"| {name}, ns a character | " + " | ".join(f"{each:,.0f}" for each in per) + " |")
    print(flush=True)


def _print_small(lexicon, rounds):
    note = " ".join(_long(_dense(), 10_000).split()[:NOTE])
    once = statistics.median(_seconds(note, lexicon) for _ in range(4 * rounds))
    file = FOLDER / "note.txt"
    file.write_text(note, encoding="utf-8")
    command = [sys.executable, "-m", "engines.words", "check", str(file)]
    env = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    starts = []
    for _ in range(rounds + 1):  # the first compiles, and is not counted
        start = time.perf_counter()
        subprocess.run(command, env=env, capture_output=True)
        starts.append(time.perf_counter() - start)
    print("| | Aim | Measured |\n| --- | ---: | ---: |")
    print(f"| a note of {NOTE} words full of labels, ms | 20 | {1000 * once:.1f} |")
    print(
        f"| a process that checks it, from start to end, s | 0.4 | "
        f"{statistics.median(starts[1:]):.2f} |"
    )


if __name__ == "__main__":
    main()

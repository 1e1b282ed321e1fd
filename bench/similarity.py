"""Similar to this one: how often the right strand is among three suggested, and how long it takes.

Prints Markdown tables; of the sentence encoder where its package is installed.
"""

import argparse
import os
import platform
import statistics
import sys
import time
from pathlib import Path

# Before numpy is loaded, which reads these once: threads waiting for one another on a busy
# machine would measure the machine.
for _variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")
ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import numpy as np  # noqa: E402

from engines.similarity import (  # noqa: E402
    EncoderMissing,
    NgramEncoder,
    SentenceEncoder,
    WordEncoder,
)
from tests.engines.similarity.score import DRAWS, read_statements, top_three  # noqa: E402

ENCODERS = {
    "pieces of words": (NgramEncoder, ""),
    "words, built in": (WordEncoder, 0.64),
    "sentences, the extra": (SentenceEncoder, 0.88),
}
SIZES = (500, 1000)


def main():
    parser = argparse.ArgumentParser("./joinedup bench similarity")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    encoders = {}
    for name, (encoder, _) in ENCODERS.items():
        try:
            encoders[name] = encoder()
        except EncoderMissing as missing:
            print(f"{missing}\n")
    print(f"numpy {np.__version__}, Python {platform.python_version()}.\n")
    statements = read_statements()
    _print_scores(encoders, statements)
    _print_times(encoders, [each.text for each in statements], options.rounds)


def _print_scores(encoders, statements):
    print(
        f"{len(statements)} statements, six strands, four examples of each: how often the right "
        f"one is among three suggested. Means of {DRAWS} draws of examples, and where the middle "
        "95 of 100 lie. By chance: .50.\n"
    )
    print("| | All | Aim | Topic | Story |\n| --- | ---: | ---: | ---: | ---: |")
    for name, encoder in encoders.items():
        shares = top_three(encoder.encode([each.text for each in statements]), statements)
        cells = {kind: _with_interval(each) for kind, each in shares.items()}
        print(
            f"| {name} | {cells['all']} | {ENCODERS[name][1]} "
            f"| {cells['topic']} | {cells['story']} |",
            flush=True,
        )
    print()


def _with_interval(shares):
    low, high = np.quantile(shares, (0.025, 0.975))
    return f"{shares.mean():.3f} ({low:.2f}–{high:.2f})"


def _print_times(encoders, texts, rounds):
    print("Seconds of the processor, one thread, once loaded; medians. The aim is 1.5 for 1,000.\n")
    print("| | Loading | " + " | ".join(f"{size:,} texts" for size in SIZES) + " |")
    print("| --- |" + " ---: |" * (1 + len(SIZES)))
    for name, encoder in encoders.items():
        cells = [_seconds(encoder, texts[:1])]
        for size in SIZES:
            mixed = _mixed(texts, size)
            cells.append(statistics.median(_seconds(encoder, mixed) for _ in range(rounds)))
        print(f"| {name} | " + " | ".join(f"{each:.2f}" for each in cells) + " |", flush=True)


def _mixed(texts, size):
    """So many different texts as long as these: the first half of one, the second of another."""
    halves = [
        (words[: len(words) // 2], words[len(words) // 2 :]) for words in map(str.split, texts)
    ]
    count = len(texts)
    return [
        " ".join(halves[number % count][0] + halves[(number + number // count) % count][1])
        for number in range(size)
    ]


def _seconds(encoder, texts):
    # The processor's time, so that other work on the machine does not count.
    begun = time.process_time()
    encoder.encode(texts)
    return time.process_time() - begun


if __name__ == "__main__":
    main()

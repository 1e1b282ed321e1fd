"""How well the checker does on labelled sentences: `python -m tests.engines.words.score FILE`."""

import argparse
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from engines.words import Finding, Lexicon, check, load_lexicon

DEV = Path(__file__).parent / "dev.jsonl"
SECOND = Path(__file__).parent / "second.jsonl"
THIRD = Path(__file__).parent / "third.jsonl"


@dataclass(frozen=True)
class Counts:
    """True positives, false positives and false negatives."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 0.0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.right + other.right, self.wrong + other.wrong, self.missed + other.missed
        )

    def __str__(self) -> str:
        return (
            f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}  "
            f"({self.right} right, {self.wrong} wrong, {self.missed} missed)"
        )


def read(path: Path) -> list[dict]:
    """Labelled sentences, one JSON object a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def sentence_counts(spans: list[dict], found: list[Finding]) -> Counts:
    """A sentence is positive when it holds any label."""
    return Counts(
        right=int(bool(spans and found)),
        wrong=int(bool(found and not spans)),
        missed=int(bool(spans and not found)),
    )


def span_counts(spans: list[dict], found: list[Finding]) -> Counts:
    """A finding is right when it overlaps a labelled span; a span is found when one overlaps it."""
    hit = sum(any(_overlaps(span, one) for one in found) for span in spans)
    wrong = sum(not any(_overlaps(span, one) for span in spans) for one in found)
    return Counts(right=hit, wrong=wrong, missed=len(spans) - hit)


def _overlaps(span: dict, found: Finding) -> bool:
    return span["start"] < found.end and found.start < span["end"]


def score(cases: list[dict], lexicon: Lexicon) -> dict:
    """Counts for sentences, spans, exact spans with their entry, categories and kinds of note."""
    sentences, spans, same_entry = Counts(), Counts(), Counter()
    categories: dict[str, Counts] = defaultdict(Counts)
    notes: dict[str, Counter] = defaultdict(Counter)
    misses = []
    for case in cases:
        found = check(case["text"], lexicon)
        sentences += (one := sentence_counts(case["spans"], found))
        spans += (spanned := span_counts(case["spans"], found))
        for span in case["spans"]:
            over = [other for other in found if _overlaps(span, other)]
            entry = lexicon.entries.get(span["entry_id"])
            category = entry.category if entry else "unknown"
            categories[category] += Counts(right=int(bool(over)), missed=int(not over))
            same_entry["entry"] += any(other.entry_id == span["entry_id"] for other in over)
            same_entry["exact"] += any(
                (other.start, other.end) == (span["start"], span["end"]) for other in over
            )
        for other in found:
            if not any(_overlaps(span, other) for span in case["spans"]):
                categories[lexicon.entries[other.entry_id].category] += Counts(wrong=1)
        kind = case.get("note", "").split(":")[0] or "none"
        notes[kind]["all"] += 1
        notes[kind]["wrong"] += one.wrong + one.missed
        if one.wrong or one.missed or spanned.wrong or spanned.missed:
            misses.append((case, found))
    return {
        "sentences": sentences,
        "spans": spans,
        "same_entry": same_entry,
        "categories": dict(sorted(categories.items())),
        "notes": dict(sorted(notes.items())),
        "misses": misses,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", default=DEV)
    parser.add_argument("-v", "--verbose", action="store_true", help="list every miss")
    arguments = parser.parse_args()
    result = score(read(arguments.file), load_lexicon())
    print("sentences:        ", result["sentences"])
    print("overlapping spans:", result["spans"])
    print(
        f"same entry: {result['same_entry']['entry']}, same span: {result['same_entry']['exact']}"
    )
    print()
    for category, counts in result["categories"].items():
        print(f"{category:32}{counts}")
    print()
    for note, counter in result["notes"].items():
        print(f"{note:32}{counter['wrong']} of {counter['all']} wrong")
    if arguments.verbose:
        for case, found in result["misses"]:
            wanted = [(case["text"][s["start"] : s["end"]], s["entry_id"]) for s in case["spans"]]
            got = [(one.surface, one.entry_id) for one in found]
            print(f"\n{case['text']!r} [{case.get('note')}]\n  wanted {wanted}\n  found  {got}")


if __name__ == "__main__":
    main()

"""How often the right strand is among three suggested, with four examples of each."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engines.similarity import suggest

STATEMENTS = Path(__file__).parent / "statements.jsonl"
EXAMPLES, SUGGESTED = 4, 3
DRAWS, SEED = 200, 11


@dataclass(frozen=True)
class Statement:
    text: str
    strand: str
    kind: str


def read_statements() -> list[Statement]:
    """All statements, in the order of the file."""
    rows = map(json.loads, STATEMENTS.read_text(encoding="utf-8").splitlines())
    return [Statement(row["text"], row["strand"], row["kind"]) for row in rows]


def top_three(
    vectors: NDArray[np.float32], statements: Sequence[Statement]
) -> dict[str, NDArray[np.float64]]:
    """The share of statements told right in each draw of examples: of all, and of each kind.

    The right one must be among those suggested; where fewer than three are, nothing is made up.
    """
    kinds = np.array([each.kind for each in statements])
    rng = np.random.default_rng(SEED)
    shares: dict[str, list[float]] = {"all": [], "topic": [], "story": []}
    for _ in range(DRAWS):
        examples = _examples(statements, rng)
        right = np.full(len(statements), np.nan)
        for row, statement in enumerate(statements):
            if row not in examples:
                found = suggest(vectors, examples, row, SUGGESTED)
                right[row] = statement.strand in [each.label for each in found]
        shares["all"].append(float(np.nanmean(right)))
        for kind in ("topic", "story"):
            shares[kind].append(float(np.nanmean(right[kinds == kind])))
    return {kind: np.array(each) for kind, each in shares.items()}


def _examples(statements: Sequence[Statement], rng: np.random.Generator) -> dict[int, str]:
    strands = np.array([each.strand for each in statements])
    return {
        int(row): str(strand)
        for strand in np.unique(strands)
        for row in rng.choice(np.flatnonzero(strands == strand), EXAMPLES, replace=False)
    }

"""The statements that tell a group from all others, and those on which groups part."""

import numpy as np

from engines.opinions.statements import AGREE, CLEAR, DISAGREE, MOST, Statistics, first


def polis_representative(
    found: Statistics, group: int, left_out: np.ndarray
) -> list[tuple[int, str]]:
    """Columns and sides of a group, chosen and ordered as Pol.is does.

    One place is kept for what the group agrees with best; the rest are those that pass both
    tests, by their product of ratio, share and both z; agreeing stands before disagreeing.
    """
    share, share_z, ratio, ratio_z = (
        (pair[0][group], pair[1][group])
        for pair in (found.share, found.share_z, found.ratio, found.ratio_z)
    )
    side = (ratio_z[0] <= ratio_z[1]).astype(int)
    clear = ((share_z[0] > CLEAR) & (ratio_z[0] > CLEAR)) | (
        (share_z[1] > CLEAR) & (ratio_z[1] > CLEAR)
    )
    strength = [ratio[s] * ratio_z[s] * share[s] * share_z[s] for s in (0, 1)]
    ranked = first(np.where(side, *reversed(strength)), clear & ~left_out, most=None)
    head = _agrees_best(found, group, left_out, strength[0])
    if head is None and not ranked and not left_out.all():
        head = int(np.argmax(np.where(left_out, -np.inf, np.maximum(*ratio_z))))
    chosen = ([] if head is None else [head]) + [column for column in ranked if column != head]
    # Where nothing heads the list, Pol.is shows none of the rest either.
    chosen = chosen[:MOST] if head is not None else []
    return sorted(
        ((column, (AGREE, DISAGREE)[side[column]]) for column in chosen), key=_agree_first
    )


def _agree_first(entry):
    return entry[1] != AGREE


def _agrees_best(found, group, left_out, strength):
    """What a group agrees with best, as Pol.is walks through the statements; or None."""
    agree, disagree = (counts[group] for counts in found.counts)
    share, share_z, ratio = (pair[0][group] for pair in (found.share, found.share_z, found.ratio))
    allowed = ~left_out & (agree + disagree > 0)
    good = allowed & ((share_z > CLEAR) | ((ratio > 1) & (share > 0.5)))
    best = None
    for column in np.flatnonzero(allowed):
        if best is None:
            best = column if good[column] else None
        elif ratio[best] > 1:
            best = column if strength[column] > strength[best] else best
        elif share[column] * share_z[column] > share[best] * share_z[best]:
            best = column
    return None if best is None else int(best)


def telling(found: Statistics, group: int, left_out: np.ndarray) -> list[tuple[int, str]]:
    """Columns and sides that set a group apart: most of it takes the side, the others less.

    Both tests are clear, in one direction; by the product of ratio, share and both z.
    """
    sides = []
    for side, word in enumerate((AGREE, DISAGREE)):
        share, share_z = found.share[side][group], found.share_z[side][group]
        ratio, ratio_z = found.ratio[side][group], found.ratio_z[side][group]
        clear = (share_z > CLEAR) & (ratio_z > CLEAR) & ~left_out
        strength = ratio * ratio_z * share * share_z
        sides += [(strength[column], column, word) for column in first(strength, clear)]
    sides.sort(key=lambda entry: (-entry[0], entry[1]))
    return [(column, word) for _, column, word in sides[:MOST]]


def divides_groups(found: Statistics, left_out: np.ndarray) -> list[int]:
    """Columns on which one group mostly agrees and another mostly disagrees, widest first."""
    agree, disagree = found.share
    apart = agree.max(axis=0) - agree.min(axis=0) + disagree.max(axis=0) - disagree.min(axis=0)
    parted = (agree > 0.5).any(axis=0) & (disagree > 0.5).any(axis=0)
    return first(apart, parted & ~left_out)


def divides_room(everybody: Statistics, left_out: np.ndarray) -> list[int]:
    """Columns where neither side is clearly the room's, and the smaller is largest."""
    agree, disagree = (share[0] for share in everybody.share)
    clear = np.maximum(everybody.share_z[0][0], everybody.share_z[1][0]) > CLEAR
    both = np.minimum(everybody.counts[0][0], everybody.counts[1][0]) > 0
    return first(np.minimum(agree, disagree), both & ~clear & ~left_out)

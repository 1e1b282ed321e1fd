"""What a reply leaves out."""

from collections.abc import Set

from engines.duties.duty import Duty, RefusalItem


def missing_from(ticks: Set[str], duty: Duty) -> list[RefusalItem]:
    """What a lawful refusal of this duty holds and the reply does not, in the order of the file.

    `ticks` are the ids of the items that the reply holds. A prompt, never a verdict: the items
    were not reviewed by a lawyer, and those that begin with "If" may not apply.

    >>> from engines.duties import load_duties
    >>> duty = load_duties().entries["ha96-s213b-duty-to-refer"]
    >>> [item.id for item in missing_from({"good-reason"}, duty)]
    ['reason-recorded']
    """
    return [item for item in duty.refusal_items if item.id not in ticks]

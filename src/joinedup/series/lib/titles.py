"""What the next meeting of a series may be called."""

import re


def next_title(titles: list[str]) -> str:
    """The title a series would give its next meeting, or nothing where it gives each its own.

    ``titles`` are those so far, oldest first. A number at the end counts on, and a title that
    every meeting had is the usual one.

    >>> next_title(["Meeting 1", "Meeting 2"])
    'Meeting 3'
    >>> next_title(["Monthly meeting", "Monthly meeting"])
    'Monthly meeting'
    >>> next_title(["The first night"])
    ''
    """
    if not titles:
        return ""
    counted = re.fullmatch(r"(.*\D)(\d{1,3})", titles[-1])
    if counted:
        return f"{counted[1]}{int(counted[2]) + 1}"
    is_usual = len(titles) > 1 and len(set(titles)) == 1
    return titles[-1] if is_usual else ""

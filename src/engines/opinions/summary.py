"""The sentence for people. Its code and values are enough to write it in another language."""

from engines.opinions.results import Summary

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
SHAKY = 0.5


def summarise_nobody() -> Summary:
    """Nobody voted yet."""
    return Summary("nobody voted", {}, "Nobody has voted yet.")


def summarise_too_few(placed: int, needed: int, one_way: int = 0) -> Summary:
    """There are not enough people to speak of groups."""
    english = (
        f"{_people(placed).capitalize()} voted on enough statements. "
        f"Groups are not looked for among fewer than {_number(needed)}."
    )
    return _with(one_way, "too few people", {"people": placed, "needed": needed}, english)


def summarise_no_groups(placed: int, one_way: int = 0) -> Summary:
    """The votes do not fall into groups; `one_way` more people answer one way whatever is asked.

    >>> summarise_no_groups(24, 3).english.split(". ")[-1]
    'Three more answered nearly everything the same way.'
    """
    english = f"There are no clear groups of opinion among the {_people(placed)} who voted."
    return _with(one_way, "no clear groups", {"people": placed}, english)


def summarise_groups(
    sizes: list[int], left: int, stability: float | None, one_way: int = 0
) -> Summary:
    """There are groups of these sizes; `left` people voted on too little to be placed.

    >>> summarise_groups([7, 5], 0, 0.8).english
    'There are two groups of opinion, of 7 and 5 people.'
    """
    shaky = stability is not None and stability < SHAKY
    listed = f"{', '.join(map(str, sizes[:-1]))} and {sizes[-1]}" if sizes[1:] else str(sizes[0])
    groups = "one group" if len(sizes) == 1 else f"{_number(len(sizes))} groups"
    verb = "is" if len(sizes) == 1 else "are"
    english = f"There {verb} {groups} of opinion, of {listed} people."
    if shaky:
        english += " They are not firm: with a few people away, they would look different."
    if left:
        english += f" {_people(left).capitalize()} voted on too little to be placed."
    values = {"sizes": sizes, "not_placed": left, "firm": not shaky}
    return _with(one_way, "groups", values, english)


def _with(one_way, code, values, english):
    """The same, and how many were set aside because they answer one way whatever is asked."""
    if not one_way:
        return Summary(code, values, english)
    english += f" {_number(one_way).capitalize()} more answered nearly everything the same way."
    return Summary(code, {**values, "one_way": one_way}, english)


def _people(number):
    return "one person" if number == 1 else f"{_number(number)} people"


def _number(number):
    return NUMBERS[number] if number < len(NUMBERS) else str(number)

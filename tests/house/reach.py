"""What a function calls, directly or through others, as far as names in the code tell."""

import inspect
from collections.abc import Iterator
from functools import cache
from types import CodeType, FunctionType, ModuleType

OURS = ("joinedup.", "tests.")


def reached_by(function):
    """The functions of this program that it calls, itself among them."""
    found, waiting = set(), [inspect.unwrap(function)]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += _called_in(here)
    return found


@cache
def _called_in(function):
    names = {name for code in _codes(function.__code__) for name in code.co_names}
    things = [function.__globals__[name] for name in names if name in function.__globals__]
    things += [
        getattr(thing, name)
        for thing in things
        if isinstance(thing, ModuleType)
        for name in names
        if hasattr(thing, name)
    ]
    return [inspect.unwrap(each) for each in things if _is_ours(each)]


def named_in(function, kind):
    """The values of a kind, such as an enumeration, that the function names."""
    names = {name for code in _codes(function.__code__) for name in code.co_names}
    kinds = [function.__globals__.get(name) for name in names]
    return {
        member
        for each in kinds
        if isinstance(each, type) and issubclass(each, kind)
        for name, member in each.__members__.items()
        if name in names
    }


def _codes(code) -> Iterator[CodeType]:
    yield code
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from _codes(each)


def _is_ours(thing):
    function = inspect.unwrap(thing) if callable(thing) else None
    return isinstance(function, FunctionType) and function.__module__.startswith(OURS)

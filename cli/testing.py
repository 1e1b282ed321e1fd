"""Running the tests."""

import re
import shutil
import sys
from itertools import pairwise, takewhile

from cli.setup import (
    BIN,
    ROOT,
    install_from_debian,
    may_install_from_debian,
    run,
    set_up,
    settings_for,
    step,
)

# The first has no window to draw, and a third less to do.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")

# What takes long to make, such as a world to knock on or a running site, is made once for a file.
BY_FILE = ("--dist", "loadfile", "--no-loadscope-reorder")
TESTS = ROOT / "tests"
USAGE_ERROR = 2
# The short options of pytest that take the next argument for themselves, if none stands beside.
TAKES_NEXT = re.compile(r"-[^-ckmnoprW]*[ckmnoprW]")
# What pytest answers when an option left nothing to run in one half.
NO_TESTS = 5


def test(arguments):
    """Run the whole suite, or what is named before the options; pytest's exit code."""
    named = list(takewhile(lambda each: not each.startswith("-"), arguments))
    options = arguments[len(named) :]
    targets = [_target(name) for name in named]
    _refuse_what_is_no_test(named, targets, options)
    set_up("dev")
    if not targets or any(target.startswith("tests/journeys") for target in targets):
        find_browser()
    if targets:
        return _pytest(*targets, *options)
    # The journeys run whole installations and browsers. They wait a lot, for a line, a letter or a
    # moment to be over, so that three at a time are what two cores can do.
    results = [
        _pytest("--ignore", "tests/journeys", "-n", "auto", *BY_FILE, *options),
        _pytest("tests/journeys", "-n", "3", *BY_FILE, *options),
    ]
    return max((result for result in results if result != NO_TESTS), default=NO_TESTS)


def _target(name):
    """The path or node id that pytest knows for `room` or `tests/room/test_agenda.py::test_name`;
    None when there is no such place below `tests/`."""
    path, *inside = name.split("::", 1)
    for place in ((TESTS / path).resolve(), (ROOT / path).resolve()):
        if TESTS in place.parents and place.exists():
            return "::".join([str(place.relative_to(ROOT)), *inside])
    return None


def _refuse_what_is_no_test(named, targets, options):
    """Stop as a program does that was called wrongly, saying how to call it."""
    refusals = [
        f"There are no tests called {name}. Name a folder of tests/, such as room, or a path, "
        "such as tests/room/test_agenda.py."
        for name, target in zip(named, targets, strict=True)
        if target is None
    ]
    # Among the options, pytest would add a path to the whole suite instead of running it alone.
    refusals += [
        f"{stray} belongs to no option. Say what to run before the options: "
        "./joinedup test room -x. What belongs to a long option follows a =, as in "
        "--ignore=tests/engines."
        for before, stray in pairwise(options)
        if not stray.startswith("-") and not TAKES_NEXT.fullmatch(before)
    ]
    if refusals:
        print(*refusals, sep="\n", file=sys.stderr)
        sys.exit(USAGE_ERROR)


def _pytest(*arguments):
    return run([BIN / "pytest", *arguments], settings_for("test"))


def browser_here():
    """Where a browser is on this machine, or None."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def find_browser():
    """Install Chromium where there is none and it may be done."""
    # Where it cannot be installed, the tests say themselves what they left out.
    if not browser_here() and may_install_from_debian():
        with step("Installing Chromium"):
            install_from_debian(BROWSERS[0])

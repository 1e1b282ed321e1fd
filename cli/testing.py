"""Running the tests."""

import shutil

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
# What pytest answers when an option left nothing to run in one half.
NO_TESTS = 5


def test(arguments):
    """Run the whole suite, or the folders of `tests/` that are named; pytest's exit code."""
    set_up("dev")
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir()}
    named = [argument for argument in arguments if argument in folders]
    rest = [argument for argument in arguments if argument not in folders]
    if not named or "journeys" in named:
        find_browser()
    if named:
        return _pytest(*(f"tests/{name}" for name in named), *rest)
    # The journeys run whole installations and browsers: no more than two at a time, and nothing
    # else beside them, so that a page is not late because a test next door is busy.
    results = [
        _pytest("--ignore", "tests/journeys", "-n", "auto", *BY_FILE, *rest),
        _pytest("tests/journeys", "-n", "2", *BY_FILE, *rest),
    ]
    return max((result for result in results if result != NO_TESTS), default=NO_TESTS)


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

"""A line that is silent is down, too."""

import pytest

# Tells what came of it, and whether the signal said stop.
ACTS = {
    "in time": "async (signal) => { seen.signal = signal; return 'done'; }",
    "failed": "async (signal) => { seen.signal = signal; throw new Error('no line'); }",
    "silent": "(signal) => { seen.signal = signal; return new Promise((_, stopped) =>"
    " signal.addEventListener('abort', () => stopped(new Error('given up')))); }",
}
TRY = """async (act) => {
  const { withTimeout } = await import("/static/design/timeout.js");
  window.seen = {};
  withTimeout(eval(act)).catch((error) => error.message).then((end) => { seen.end = end; });
}"""


@pytest.mark.parametrize(
    ("act", "seconds", "end"),
    [
        ("in time", 60, ["done", False]),
        ("failed", 60, ["no line", False]),
        ("silent", 8, ["given up", True]),
    ],
)
def test_what_is_silent_for_eight_seconds_is_given_up(opens, act, seconds, end):
    tab = opens(clock=True)

    tab.evaluate(TRY, ACTS[act])
    tab.clock.run_for(seconds * 1000)

    assert tab.evaluate("[seen.end, seen.signal.aborted]") == end


def test_a_little_less_than_eight_seconds_is_not_silent(opens):
    tab = opens(clock=True)

    tab.evaluate(TRY, ACTS["silent"])
    tab.clock.run_for(7_999)

    assert tab.evaluate("seen.signal.aborted") is False

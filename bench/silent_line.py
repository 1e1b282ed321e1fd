"""Twenty phones on a line that is silent for a minute and then answers: do they come back?

Prints how many of them were shown the page itself, and not their copy of it. Takes six minutes.
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.browser import running_browser
from tests.journeys.silence import SILENCE, visits_after_a_silence
from tests.journeys.site import Site

SILENCES, PHONES = 5, 4


def main():
    with tempfile.TemporaryDirectory() as folder, running_browser() as browser:
        site = Site(folder)
        site.make_ready()
        site.start()
        try:
            seen = [
                each
                for seed in range(SILENCES)
                for each in visits_after_a_silence(browser, site, PHONES, seed)
            ]
        finally:
            site.stop()
    back = [looks for looks, _ in seen if looks]
    print(f"{len(seen)} phones looked again after a line had been silent for {SILENCE} s.")
    print(
        f"{len(back)} saw the page itself, {back.count(1)} at the first look, "
        f"and after {max(seconds for _, seconds in seen):.1f} s at the latest."
    )
    return 0 if len(back) == len(seen) else 1


sys.exit(main())

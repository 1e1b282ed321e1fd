"""A line that is silent for a minute and then answers, and phones that look again all the while.

``./joinedup bench silent_line`` walks it twenty times, and the suite a tenth of that.
"""

import random
import time

from tests.journeys.line import Line

CODE = "/conversation/code/DUCKPOND/"
SILENCE = 60  # seconds
# Whoever sees nothing new looks again after so many seconds, give or take.
LOOKS_AGAIN = 9, 15
# The first look may go out on a connection that died in the silence, without the browser's knowing.
MOST_LOOKS = 2
KEEPS = "async () => Boolean(await (await caches.open('joinedup-pages')).match(location.pathname))"


def visits_after_a_silence(browser, site, phones, seed):
    """How often each phone had to look again after the silence to see the page itself and not
    its copy, and for how many seconds: pairs, with None for one that never did."""
    line = Line(site.address)
    contexts = [browser.new_context(base_url=line.address) for _ in range(phones)]
    try:
        pages = [_with_a_copy(context.new_page()) for context in contexts]
        _look_again_and_again(pages, line, random.Random(seed))
        return [_is_back(page) for page in pages]
    finally:
        for context in contexts:
            context.close()
        line.close()


def _with_a_copy(page):
    page.goto(CODE)
    until = time.monotonic() + 30
    while not page.evaluate(KEEPS):
        assert time.monotonic() < until, "There is no copy of the page"
        time.sleep(0.1)
    return page


def _look_again_and_again(pages, line, chance):
    began = time.monotonic()
    line.cut()
    while (passed := time.monotonic() - began) < SILENCE:
        for page in pages:
            # Without waiting for what comes, as a thumb does.
            page.evaluate("() => { setTimeout(() => location.reload()); }")
        time.sleep(min(chance.uniform(*LOOKS_AGAIN), SILENCE - passed))
    line.mend(ends_old=False)


def _is_back(page):
    began = time.monotonic()
    for looks in range(1, MOST_LOOKS + 1):
        page.goto(CODE)
        if not page.locator("body[data-kept]").count():
            return looks, time.monotonic() - began
    return None, time.monotonic() - began

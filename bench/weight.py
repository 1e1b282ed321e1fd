"""Weight: requests and kB of a page, for a phone that has never been here.

Needs no peer, so it takes seconds; ``./joinedup bench pages`` prints the same table last.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import _servers

from cli.testing import browser_here
from tests.browser import running_browser

# Browsers without a window never ask for the picture in the tab; a phone does.
TAB_PICTURE = 'link[rel="icon"]'


def print_table(address, places):
    """One row for each page, as a first visit of a member finds it."""
    if not browser_here():
        sys.exit("The weight of pages is taken with Chromium (on Debian: apt install chromium).")
    print("| Page, cold, as sent (gzip) | Requests | kB |\n| --- | ---: | ---: |")
    with running_browser() as browser:
        for name, path in places["pages"].items():
            sizes = _sizes(browser, address, path, places["cookie"])
            print(f"| {name} | {len(sizes)} | {sum(sizes) / 1000:.1f} |", flush=True)


def _sizes(browser, address, path, cookie):
    """Bytes of each answer as they cross the line, with nothing kept from before."""
    context = browser.new_context()
    name, value = cookie.split("=", 1)
    context.add_cookies([{"name": name, "value": value, "url": address}])
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    asked, sizes = set(), []
    session.on("Network.requestWillBeSent", lambda e: asked.add(e["request"]["url"]))
    session.on("Network.loadingFinished", lambda e: sizes.append(e["encodedDataLength"]))
    answer = page.goto(address + path, wait_until="networkidle")
    if answer.status != 200:
        sys.exit(f"{path} answered {answer.status}.")
    picture = page.locator(TAB_PICTURE).evaluate("(link) => link.href")
    if picture not in asked:
        page.evaluate("async (picture) => { await (await fetch(picture)).text(); }", picture)
        page.wait_for_load_state("networkidle")
    context.close()
    return sizes


def places_of(env):
    """A member's session and the pages to measure, made inside our program."""
    code = (Path(__file__).parent / "_places.py").read_text()
    return json.loads(_servers.manage(env, "shell", "--no-imports", "-c", code))


def main():
    with _servers.joinedup() as (server, env):
        print_table(server.address, places_of(env))


if __name__ == "__main__":
    main()

"""How much a page weighs for a phone that has never been here."""

import shutil
import sys

from playwright.sync_api import sync_playwright

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


def of(address, path, cookie):
    """Requests, and bytes as they cross the line, of one page with nothing kept from before."""
    chromium = shutil.which("chromium")
    if not chromium:
        sys.exit("The weight of pages is taken with Chromium (on Debian: apt install chromium).")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        context = browser.new_context()
        name, value = cookie.split("=", 1)
        context.add_cookies([{"name": name, "value": value, "url": address}])
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        sizes = []
        session.on("Network.loadingFinished", lambda e: sizes.append(e["encodedDataLength"]))
        answer = page.goto(address + path, wait_until="networkidle")
        if answer.status != 200:
            sys.exit(f"{path} answered {answer.status}.")
        browser.close()
    return len(sizes), sum(sizes)

"""The browser that tests drive."""

from contextlib import contextmanager

from playwright.sync_api import expect, sync_playwright

from cli.testing import browser_here

# Milliseconds to wait for what is sure to come; only a test that fails waits for so long.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)

# Browsers ask for machines of their own network many times a second otherwise.
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


@contextmanager
def running_browser():
    """Chromium as it is on this machine."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_here(), args=QUIET)
        yield browser
        browser.close()

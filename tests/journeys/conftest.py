import os
import re
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from playwright.sync_api import expect, sync_playwright

from tests.journeys.site import Site, wait_for

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# A machine of the network's own would be asked many times a second otherwise.
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


@pytest.fixture(scope="session")
def site(tmp_path_factory, worker_id):
    """The sample community, served for real, on the database the suite runs on."""
    with _database(worker_id) as database:
        site = Site(tmp_path_factory.mktemp("site"), database)
        try:
            site.start()
            yield site
        finally:
            site.stop()


@contextmanager
def _database(worker):
    """An own database on the server named in JOINEDUP_DATABASE; None for the embedded one."""
    server = os.environ.get("JOINEDUP_DATABASE", "")
    if not server.startswith("postgres"):
        yield None
        return
    name = f"joinedup_journeys_{worker}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
    yield urlsplit(server)._replace(path=f"/{name}").geturl()
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def browser(chromium):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(params=["script", "no script"])
def script(request):
    """Whether the browser runs script: every journey is walked with it and without."""
    return request.param == "script"


@pytest.fixture
def someone(browser, site, script):
    """Make a person with a browser of their own: ``someone(width=360)`` gives a page."""
    contexts = []

    def arrive(width=1280, height=900, **options):
        context = browser.new_context(
            base_url=site.address,
            viewport={"width": width, "height": height},
            java_script_enabled=script,
            **options,
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        return context.new_page()

    yield arrive
    for context in contexts:
        context.close()


@pytest.fixture
def sign_in(site):
    """Sign a member in by the code in the letter: ``sign_in(page, "carol@example.org")``."""

    def enter(page, address):
        page.goto("/members/sign-in/")
        before = len(site.letters_to(address))
        page.get_by_label("Email").fill(address)
        page.get_by_role("button", name="Send me a code").click()
        code = wait_for(lambda: _newest_code(site, address, before), f"a code for {address}")
        page.get_by_label("Code").fill(code)
        page.get_by_role("main").get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("button", name="Sign out")).to_be_visible()

    return enter


def _newest_code(site, address, before):
    letters = site.letters_to(address)[before:]
    found = letters and re.search(
        r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$",
        letters[-1].get_body(("plain",)).get_content(),
        re.MULTILINE,
    )
    return found and found[1]


def mistakes_of_access(page):
    """What axe finds against WCAG 2.2 A and AA on this page, in short; needs script."""
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations']})", RULES)
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


def sideways_scroll(page):
    """How many pixels the page is wider than the window."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )

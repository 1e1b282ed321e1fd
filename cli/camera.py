"""Photographs the sample community: `python -m cli.camera http://127.0.0.1:8000`.

Unlike the rest of `cli` it runs inside .venv, which has the browser's driver. People
sign in as they would, with the code from the demo's mailbox.
"""

import io
import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from cli.testing import browser_here

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"
PATIENCE = 20  # seconds until an email is in the mailbox
COLOURS = 128  # enough for pages without photographs, at a third of the size
DESK = {"width": 1280, "height": 1080}
PHONE = {"width": 360, "height": 780}
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@dataclass(frozen=True)
class Picture:
    """What one picture shows: the top of the window stands at the part named by `at`."""

    name: str
    path: str
    who: str = ""
    at: str = ""
    phone: bool = False
    dark: bool = False


# The sample is loaded afresh for the pictures, so its numbers are always the same.
PICTURES = (
    Picture("what-waits", "/", who="maureen.colclough@example.org"),
    Picture("report", "/reports/2/", at=".in-short"),
    Picture("recommendations", "/recommendations/"),
    Picture("code-phone", "/conversation/code/DUCKPOND/", phone=True),
    Picture("sources-phone", "/reports/versions/3/findings/5/", at="h1", phone=True),
    Picture(
        "receipt-phone", "/reports/receipts/", who="kev.bloor@example.org", at="h1", phone=True
    ),
    Picture("series-phone-dark", "/series/4/", phone=True, dark=True),
)
WHO = sorted({picture.who for picture in PICTURES})


def main(address):
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_here(), args=QUIET)
        known = {email: _signed_in(browser, address, email) for email in WHO if email}
        for picture in PICTURES:
            context = browser.new_context(
                base_url=address,
                storage_state=known.get(picture.who),
                viewport=PHONE if picture.phone else DESK,
                device_scale_factor=2 if picture.phone else 1,
                color_scheme="dark" if picture.dark else "light",
            )
            file = _take(context.new_page(), picture)
            print(f"{file.stat().st_size // 1024:>4} kB  {file.name}")
            context.close()
        browser.close()


def _take(page, picture):
    if page.goto(picture.path).status != 200:
        sys.exit(f"{picture.path} did not answer with a page, so there is no {picture.name}.png.")
    if picture.at:
        page.locator(picture.at).first.evaluate("part => part.scrollIntoView()")
    page.evaluate("document.fonts.ready")
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    file = FOLDER / f"{picture.name}.png"
    shot.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    return file


def _signed_in(browser, address, email):
    """What a browser keeps of somebody who has signed in: their session."""
    with browser.new_context(base_url=address) as context:
        page = context.new_page()
        page.goto("/people/sign-in/")
        page.get_by_label("Your email address").fill(email)
        page.get_by_role("button", name="Send me a code").click()
        code = _code(context.new_page(), email)
        page.get_by_label("The code from the email").fill(code)
        page.get_by_role("main").get_by_role("button", name="Sign in").click()
        page.get_by_role("button", name="Sign out").wait_for()
        return context.storage_state()


def _code(mailbox, email):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        mailbox.goto(f"/mail/dev/?to={email}")
        if found := re.search(r"Your code is ([\d-]+)", mailbox.content()):
            return found[1]
        time.sleep(0.3)
    sys.exit(f"No email with a code came for {email}.")


if __name__ == "__main__":
    main(sys.argv[1])

"""What is printed or hung up, at the widths and on the sheets it is read from."""

import io
from pathlib import Path

import pikepdf
import pytest
from django.contrib.staticfiles import finders

STYLES = "".join(
    Path(finders.find(f"design/{name}.css")).read_text() for name in ("page", "components")
)
CODE = """<main class="main"><div class="sheet">
  <figure><svg class="qr" viewBox="0 0 9 9"></svg></figure>
  <div><p class="lead">Point your phone’s camera at the square, or go to the address and type:</p>
  <p class="sheet-code">WWWWW8</p></div></div></main>"""


@pytest.fixture
def tab(browser):
    page = browser.new_page()
    yield page
    page.close()


def test_the_joining_code_stands_in_one_line_on_every_screen(tab):
    tab.set_content(f"<style>{STYLES}</style>{CODE}")
    broken = []
    for width in (320, 360, 735, 736, 740, 768, 800, 860, 895, 896, 900, 1024, 1280):
        tab.set_viewport_size({"width": width, "height": 900})
        code = tab.locator(".sheet-code")
        lines = code.evaluate("(e) => e.offsetHeight / parseFloat(getComputedStyle(e).lineHeight)")
        wide = tab.evaluate("document.documentElement.scrollWidth")
        if lines > 1.5 or wide > width:
            broken.append((width, lines, wide))

    assert broken == []


def test_what_fills_a_sheet_leaves_no_blank_one_behind(tab):
    # Of 297 mm, the margins take 36; the sheet is full without the frame of the page.
    tab.set_content(
        f"<style>{STYLES} .full {{ height: 258mm; }} .main {{ padding-top: 0; }}</style>"
        '<main class="main"><div class="full">Words</div></main><footer class="foot">Foot</footer>'
    )

    with pikepdf.open(io.BytesIO(tab.pdf(format="A4", prefer_css_page_size=True))) as printed:
        assert len(printed.pages) == 1


def test_what_stays_in_view_reaches_the_edge_and_holds_its_button_in_the_middle(tab):
    rows = "<p>Kelly Wooldridge</p>" * 40
    tab.set_content(
        f"<style>{STYLES}</style><main class='main'><form>{rows}<div class='form-end keep-in-view'>"
        "<button class='button button-main'>Preview</button></div></form></main>"
    )
    for size in ((360, 740), (1280, 900)):
        tab.set_viewport_size({"width": size[0], "height": size[1]})
        bar, button = (tab.locator(each).bounding_box() for each in (".keep-in-view", ".button"))
        above = button["y"] - bar["y"]
        below = bar["y"] + bar["height"] - button["y"] - button["height"]
        assert bar["y"] + bar["height"] == pytest.approx(size[1], abs=1)
        assert above == pytest.approx(below, abs=3)

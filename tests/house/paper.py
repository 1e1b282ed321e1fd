"""Pages of ours as a browser prints them."""

import re
from contextlib import contextmanager
from pathlib import Path

from django.contrib.staticfiles import finders

STYLE = re.compile(r'<link rel="stylesheet" href="/static/([^"]+)">')
# A4 within the margins of the style sheet, in the browser's pixels.
WIDTH = int((210 - 2 * 12) / 25.4 * 96)


@contextmanager
def sheet_in(browser):
    """A browser's page as it is printed: give it the HTML."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": WIDTH, "height": 1000})

    def show(html):
        page.set_content(STYLE.sub(_in_the_page, html.decode()))
        return page

    yield show
    context.close()


def file_of(sheet):
    """The file that the browser gives to the printer."""
    return sheet.pdf(prefer_css_page_size=True, format="A4", tagged=True)


def _in_the_page(link):
    return f"<style>{Path(finders.find(link[1])).read_text()}</style>"

"""A line that is taken along is copied with one press."""

import pytest
from django.template import Context, Template
from playwright.sync_api import expect

LINE = (
    "{% load design %}{% copy_line 'https://joinedup.example/r/4f1c/' label='Your private link' %}"
)
COPIED = "window.copied"


@pytest.fixture
def page(opens, context):
    def page(clipboard):
        context.add_init_script(
            f"Object.defineProperty(navigator, 'clipboard', {{ value: {clipboard} }})"
        )
        return opens(Template(LINE).render(Context()), modules=["design/main"])

    return page


def button(tab):
    return tab.get_by_role("button", name="Copy: Your private link")


def test_one_press_copies_the_line_and_says_so(page):
    tab = page("{ writeText: async (text) => { window.copied = text; } }")

    button(tab).click()

    expect(tab.get_by_role("status")).to_have_text("Copied")
    expect(tab.get_by_role("button")).to_have_text("Copied")
    assert tab.evaluate(COPIED) == "https://joinedup.example/r/4f1c/"


def test_where_the_browser_forbids_it_the_line_is_selected(page):
    tab = page("{ writeText: async () => { throw new Error('forbidden'); } }")

    button(tab).click()

    tab.wait_for_function("getSelection().toString() === 'https://joinedup.example/r/4f1c/'")
    expect(tab.get_by_role("status")).to_have_text("")


def test_where_nothing_can_be_copied_no_button_says_so(page):
    expect(page("undefined").get_by_role("button")).to_have_count(0)

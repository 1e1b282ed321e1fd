"""Signing out leaves nothing: Back shows no page of whoever was here. Told with script and without.

Browsers that tests drive hold no whole pages in their memory for Back, as people's do: that such a
page is emptied is told in ``tests/design/scripts/test_main.py``.
"""

from playwright.sync_api import expect

COORDINATOR = "maureen.colclough@example.org"
PEOPLE = "/organisations/communities/1/people/"


def test_back_shows_nothing_after_signing_out(someone, script):
    maureen = someone()
    maureen.signs_in(COORDINATOR)
    page = maureen.opens(PEOPLE).page
    addresses = page.locator("main [href^='mailto:']").all_inner_texts()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()

    shown = []
    for _ in range(3):
        page.go_back()
        page.wait_for_load_state()
        expect(page.get_by_role("button", name="Sign out")).to_have_count(0)
        shown += [each for each in (COORDINATOR, *addresses) if each in page.content()]

    assert (len(addresses) > 3, shown) == (True, [])

"""Printed from the browser, nothing is torn from what it belongs to, wherever a sheet ends."""

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.people.models import Member
from joinedup.reports.models import Version
from joinedup.series.models import Meeting
from joinedup.votes.models import Poll, PollKind
from tests.browser import running_browser
from tests.house.paper import file_of, sheet_in
from tests.house.pdf_breaks import bad_breaks_of, parts_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample_community")]
LINES = """all => all.map(each => {
  const range = document.createRange();
  range.selectNodeContents(each);
  return range.getClientRects().length;
})"""
# What only a screen needs.
LEFT_OUT = ":is(button, .button, input, select, textarea, nav, footer, [href$='.csv'])"
SHOWN = "all => all.filter(each => each.checkVisibility()).map(each => each.outerHTML)"
# The same page, each time further down.
PUSHED = """px => {
  const blank = document.createElement("div");
  blank.style.height = `${px}px`;
  document.querySelector("main").prepend(blank);
}"""


@pytest.fixture
def pages():
    """The HTML of pages that people print, as those who coordinate see them."""
    client = Client()
    client.force_login(Member.objects.get(email="maureen.colclough@example.org"))
    statements = Poll.objects.exclude(revealed_at=None).get(kind=PollKind.STATEMENTS)
    ideas = Poll.objects.exclude(revealed_at=None).get(kind=PollKind.RECOMMENDATIONS)
    version = Version.objects.latest("published_at")
    addresses = {
        "ledger": reverse("recommendations:ledger"),
        "votes": reverse("votes:results", args=[statements.meeting_id]),
        "ideas": reverse("votes:ideas:results", args=[ideas.meeting_id]),
        "report": reverse("reports:report_detail", args=[version.report_id]),
        "words": reverse("conversation:meeting_words", args=[statements.meeting_id]),
    }
    return {name: client.get(address).content for name, address in addresses.items()}


@pytest.fixture
def agenda():
    """The paper of today's meeting."""
    client = Client()
    client.force_login(Member.objects.get(email="maureen.colclough@example.org"))
    meeting = Meeting.objects.get(code="DUCKPOND")
    return client.get(reverse("room:paper_pack", args=[meeting.pk])).content


@pytest.fixture
def browser():
    """One for each test: it has to be gone before Django touches the database again."""
    with running_browser() as browser:
        yield browser


def test_wherever_a_sheet_ends_nothing_is_cut_and_no_heading_is_left_behind(pages, browser):
    bad, numbers = {}, {}
    with sheet_in(browser) as show:
        for name, html in pages.items():
            for pixels in range(0, 800, 160):
                sheet = show(html)
                sheet.evaluate(PUSHED, pixels)
                file = file_of(sheet)
                if found := bad_breaks_of(file):
                    bad[name, pixels] = found
                numbers[name] = len({page for part in parts_of(file) for page in part.lines})

    assert bad == {}
    assert min(numbers[name] for name in ("ledger", "votes", "report", "words")) >= 2


def test_what_only_a_screen_needs_is_not_printed(pages, browser):
    with sheet_in(browser) as show:
        shown = {
            name: show(html).locator(LEFT_OUT).evaluate_all(SHOWN) for name, html in pages.items()
        }

    assert shown == {name: [] for name in pages}


def test_the_times_of_a_printed_agenda_stand_in_one_line_each(agenda, browser):
    with sheet_in(browser) as show:
        lines = show(agenda).locator(".agenda td").evaluate_all(LINES)

    assert set(lines) == {1}

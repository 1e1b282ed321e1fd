"""Somebody writes for a long time, and when they press send they are signed out.

Told with script and without: nothing typed is lost, it is kept once, and nobody else sees it.
"""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Error, expect

QUESTION = "What will you do before we meet again? Small is good."
KEV, AGNIESZKA = "kev.bloor@example.org", "agnieszka.wrobel@example.org"
ISSUE = "/series/issues/new/"
STUCK = "What gets stuck, again and again?"
WORDS = "Letters reach nobody who has no address.\nSo people miss the day, and start again. سلمى"
LONG = ("Ich habe gewartet. لا أحد اتصل. 等了很久。 🧡\n" * 300)[:9_999] + "!"
DRAFTS = "Object.keys(localStorage).filter((key) => key.startsWith('joinedup:'))"
COOKIES = {"session": "sessionid", "all cookies": None}


def signs_in_from_here(person, address):
    before = len(person.site.letters_to(address))
    person.types("Your email address", address).presses("Send me a code")
    letter = person.site.letter_to(address, "Your code is", after=before)
    code = re.search(r"Your code is (\S+)", letter)[1]
    return person.types("The code from the email", code).presses("Sign in")


def loses(person, cookie):
    context = person.page.context
    context.clear_cookies(name=cookie) if cookie else context.clear_cookies()


def texts(person):
    """What stands in the fields of the page."""
    return [each.input_value() for each in person.page.locator("main textarea").all()]


def issues_kept(site):
    return int(
        site.asks(
            "from joinedup.series.models import PracticeIssue;"
            "print(PracticeIssue.objects.filter(statement__startswith='Letters reach').count())"
        )
    )


@pytest.fixture
def kev(member, site):
    # One address is sent no more than five codes in a quarter of an hour.
    site.asks("from joinedup.core.models import Count; Count.objects.all().delete()")
    return member(KEV, width=360)


@pytest.mark.parametrize("lost", COOKIES)
def test_signed_out_while_writing_all_comes_along_and_is_kept_once(kev, site, script, lost):
    before = issues_kept(site)
    kev.opens(ISSUE).types(STUCK, WORDS)
    loses(kev, COOKIES[lost])

    kev.presses("Send").reads("You are signed out")
    assert texts(kev) == [WORDS]
    kev.presses("Sign in").reads("What you typed comes along")
    signs_in_from_here(kev, KEV).reads("Welcome. You are signed in.", "Please send it once more")
    assert (texts(kev), issues_kept(site)) == ([WORDS], before)
    kev.presses("Send it").reads("Thank you.")

    assert issues_kept(site) == before + 1
    assert texts(kev.opens(ISSUE)) == [""]


def test_ten_thousand_signs_of_a_meeting_come_along(kev, site, script):
    kev.opens("/").follows("Say something").follows(QUESTION).types("Your words", LONG)
    loses(kev, "sessionid")

    kev.presses("Send").reads("You are signed out")
    assert LONG in texts(kev)
    signs_in_from_here(kev.presses("Sign in"), KEV)
    assert LONG in texts(kev)
    kev.presses("Send it").reads("Your words are kept as you wrote them")

    assert site.words_kept().count(LONG.split("\n")[-1]) == 1


def test_signed_in_anew_in_another_tab_one_press_sends_it(kev, site, script):
    before = issues_kept(site)
    kev.opens(ISSUE).types(STUCK, WORDS)
    first = kev.page
    kev.page = first.context.new_page()
    loses(kev, "sessionid")
    kev.signs_in(KEV)
    kev.page = first

    kev.presses("Send").reads("Please send it once more")
    assert (texts(kev), issues_kept(site)) == ([WORDS], before)
    kev.presses("Send it").reads("Thank you.")

    assert issues_kept(site) == before + 1


def test_somebody_else_on_the_same_phone_sees_nothing_of_it(kev, site, script):
    before = issues_kept(site)
    kev.opens(ISSUE).types(STUCK, WORDS)
    loses(kev, "sessionid")
    kev.presses("Send").presses("Sign in")

    signs_in_from_here(kev, AGNIESZKA).reads("somebody else typed it")

    part = WORDS.split("\n")[0]
    kev.reads_nothing_of(part)
    kev.opens(ISSUE).reads_nothing_of(part)
    assert texts(kev) == [""]
    for _ in range(5):
        with suppress(Error):  # the browser has nothing to show, and asks whether to send it again
            kev.page.go_back()
        expect(kev.page.locator("html")).not_to_contain_text(part)
    assert issues_kept(site) == before


def test_in_somebody_else_s_session_it_is_hidden_until_its_writer_is_back(kev, site, script):
    before = issues_kept(site)
    kev.opens(ISSUE).types(STUCK, WORDS)
    first = kev.page
    kev.page = first.context.new_page()
    loses(kev, "sessionid")
    kev.signs_in(AGNIESZKA)
    kev.page = first

    kev.presses("Send").reads("Somebody else opened this page")
    kev.reads_nothing_of(WORDS.split("\n")[0])
    kevs = kev.page.evaluate(DRAFTS)
    kev.presses("Sign out, and sign in as yourself").reads("What you typed comes along")
    # Whoever signs out leaves none; what somebody else has yet to send stays theirs.
    assert kev.page.evaluate(DRAFTS) == kevs
    signs_in_from_here(kev, KEV)
    assert texts(kev) == [WORDS]
    kev.presses("Send it").reads("Thank you.")

    assert issues_kept(site) == before + 1


def test_who_may_no_longer_do_it_can_copy_their_words(kev, site, script):
    kev.opens(ISSUE).types(STUCK, WORDS)
    role = "from joinedup.access.models import Role; r = Role.objects.filter(member__email='{}'); "
    took = role.format(KEV) + "print(r.update(until_date='2020-01-01', from_date='2019-01-01'))"
    back = role.format(KEV) + "print(r.update(until_date=None))"
    assert int(site.asks(took)) == 1
    try:
        kev.presses("Send").reads("This is not open to you")
        assert texts(kev) == [WORDS]
        assert kev.page.get_by_role("button", name="Send it").count() == 0
    finally:
        site.asks(back)


def test_another_site_cannot_have_its_words_shown_or_sent(kev, site):
    before = issues_kept(site)
    kev.page.route(
        "http://forged.example/",
        lambda route: route.fulfill(
            content_type="text/html",
            body=f"<form method=post action='{site.address}{ISSUE}'>"
            f"<textarea name=statement>{WORDS}</textarea><input name=where_from value=casework>"
            "<button>Win</button></form>",
        ),
    )
    kev.opens("http://forged.example/")
    with kev.page.expect_navigation():
        kev.page.get_by_role("button", name="Win").click()

    kev.reads("Please send it once more").reads_nothing_of("Letters reach")
    assert issues_kept(site) == before


def test_a_practice_issue_keeps_a_draft(kev):
    kev.opens(ISSUE).types(STUCK, WORDS)
    kev.opens("/").opens(ISSUE)

    assert texts(kev) == [WORDS]
    expect(kev.page.get_by_text("We kept what you typed here earlier.")).to_be_visible()
    kev.presses("Send").opens(ISSUE)
    assert texts(kev) == [""]


def test_a_draft_outlives_signing_in_by_the_head_of_the_page(kev):
    """Who leaves the page that holds their words still has the draft."""
    kev.opens(ISSUE).types(STUCK, WORDS)
    loses(kev, "sessionid")
    kev.presses("Send").reads("You are signed out")

    kev.signs_in(KEV).opens(ISSUE)

    assert texts(kev) == [WORDS]

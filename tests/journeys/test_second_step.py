"""Signing in with a passkey, or with an app after the email; showing with each that it is they."""

import re
import time

import pytest
from playwright.sync_api import expect

from joinedup.people.lib.app_codes import PERIOD, code_of
from tests.journeys.looks import mistakes_of_a_view

# Browsers take passkeys from a name, not from a number.
SERVED_AS = "localhost"
KEV, MAUREEN = "kev.bloor@example.org", "maureen.colclough@example.org"
PHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
OLD = (
    "from datetime import timedelta; from django.utils import timezone;"
    "from config.sessions import SessionStore; from joinedup.people.models import Session;"
    "long_ago = (timezone.now() - timedelta(minutes=16)).isoformat();\n"
    "for row in Session.objects.exclude(member=None):\n"
    "    session = SessionStore(row.pk); session.pop('shown_at', None);"
    " session['signed_in_since'] = long_ago; session.save()"
)


class Passkeys:
    """What a person's device does when a page asks for a passkey."""

    def __init__(self, person):
        self.browser = person.page.context.new_cdp_session(person.page)
        self.browser.send("WebAuthn.enable")
        added = self.browser.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE})
        self.id = added["authenticatorId"]

    def sees_a_finger(self, it_does):
        known = {"authenticatorId": self.id, "isUserVerified": it_does}
        self.browser.send("WebAuthn.setUserVerified", known)


def looks_good(person):
    assert mistakes_of_a_view(person.page) == []
    return person


def signs_out(person):
    with person.page.expect_navigation():
        person.page.get_by_role("button", name="Sign out", exact=True).click()
    return person


def profile_of(person, site):
    number = site.asks(
        f"from joinedup.people.models import Member; print(Member.objects.get(email='{KEV}').pk)"
    )
    return f"/access/members/{number}/edit/"


def test_a_passkey_is_added_lets_its_owner_in_and_shows_that_it_is_they(someone, site):
    kev = someone(width=360).signs_in(KEV)
    device = Passkeys(kev)
    kev.opens("/people/profile/").follows("Add a passkey")
    looks_good(kev).types("What you call it", "My phone").presses("Add a passkey")
    kev.reads("The passkey has been added", "My phone", "never used")

    signs_out(kev).opens("/people/sign-in/?next=/people/profile/")
    kev.reads_nothing_of('answer\\":')
    kev.chooses("Other people use this phone or computer").presses("Use a passkey")
    kev.reads("Welcome. You are signed in.", "last used on")
    (session,) = (each for each in kev.page.context.cookies() if each["name"] == "sessionid")
    assert session["expires"] == -1  # it ends with the browser
    assert kev.path == "/people/profile/"

    site.asks(OLD)
    kev.follows("Change your name, address or number").reads("Show that it is you")
    looks_good(kev)
    device.sees_a_finger(False)
    kev.page.get_by_role("main").get_by_role("button", name="Use a passkey").click()
    expect(kev.page.get_by_role("status").filter(has_text="No passkey answered")).to_be_visible()
    device.sees_a_finger(True)
    kev.presses("Use a passkey")
    assert kev.path == profile_of(kev, site)

    kev.opens("/people/profile/").follows("Remove", about="My phone")
    kev.presses("Remove the passkey").reads("The passkey has been removed.")
    signs_out(kev).opens("/people/sign-in/").presses("Use a passkey")
    kev.reads("This passkey did not let you in")
    assert site.letter_to(KEV, "My phone")


@pytest.mark.parametrize("script", ["plain"], indirect=True)
def test_without_script_the_page_says_so_and_the_email_lets_in(someone, script):
    kev = someone(width=360).opens("/people/sign-in/")

    kev.reads("Here your browser cannot use passkeys")
    expect(kev.page.get_by_role("button", name="Use a passkey")).to_have_count(0)
    kev.signs_in(KEV)


def test_an_app_is_asked_for_after_the_email_and_a_code_on_paper_stands_in(someone, site, script):
    # One address is sent no more than some codes in a quarter of an hour.
    site.asks("from joinedup.core.models import Count; Count.objects.all().delete()")
    maureen = someone(width=360).signs_in(MAUREEN)
    maureen.opens("/people/profile/").follows("Turn on an authenticator app")
    if script:  # what looks runs script
        looks_good(maureen)
    secret = maureen.page.locator(".copy-text").inner_text().strip()
    maureen.types("The code from your app", shown_by(secret)).presses("Turn it on")
    maureen.reads("The app is turned on.")
    codes = re.findall(r"\d{5}-\d{5}", maureen.words)
    assert len(codes) == 10
    if script:
        looks_good(maureen)

    signs_out(maureen)
    comes_halfway(maureen, site)
    maureen.reads("Now the code from your app")
    if script:
        looks_good(maureen)
    maureen.types("The code from your app", "000 000")
    maureen.presses("Sign in").reads("This is not what the app shows now")
    # That of now was used when it was turned on.
    maureen.types("The code from your app", shown_by(secret, PERIOD)).presses("Sign in")
    maureen.reads("Welcome. You are signed in.")

    site.asks(OLD)
    maureen.opens("/people/profile/").follows("Turn off the app").reads("Show that it is you")
    if script:
        looks_good(maureen)
    maureen.types("The code from your app", codes[0]).presses("Go on")
    maureen.presses("Turn off the app").reads("The app is turned off.")
    assert site.letter_to(MAUREEN, "The authenticator app was turned off.")


def shown_by(secret, later=0):
    return code_of(secret, int(time.time() + later) // PERIOD)


def comes_halfway(person, site):
    before = len(site.letters_to(MAUREEN))
    person.opens("/people/sign-in/").types("Your email address", MAUREEN)
    person.presses("Send me a code")
    letter = site.letter_to(MAUREEN, "Your code is", after=before)
    person.types("The code from the email", re.search(r"Your code is (\S+)", letter)[1])
    person.presses("Sign in")

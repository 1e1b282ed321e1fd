"""Whatever comes in: a clear answer, nothing lost, nothing doubled, and nothing breaks.

That nothing breaks is asked after each of these stories by the fixture that made its people.
"""

import csv
import io
import re
from urllib.parse import quote, urlencode, urljoin

import pytest
from bs4 import BeautifulSoup

from tests.journeys.conftest import crowd, let_in
from tests.journeys.walk import walk

ROOM = "/conversation/code/DUCKPOND/"  # the sample's meeting that is open today
INSTANCES = "When did everybody know on day one? How did that come about?"
THANKS = "Thank you. Your words are kept as you wrote them."
LONGEST = 10_000
# Every sign counts as one, whatever it takes to keep it.
LONG = ("Ich habe gewartet. لا أحد اتصل. 等了很久。 🧡\n" * 300)[: LONGEST - 1] + "!"
ODD = [
    "سلمى عبد الرحمن قالت: اتصلوا بي",
    "👩🏽‍⚕️ rang 🙂",
    "<script>document.title = 'taken over'</script>",
    '"><img src=x onerror="document.title = 1">',
    "{{ 7 * 7 }} {% now %} ${7*7} %s %(name)s",
    "Robert'); DROP TABLE conversation_contribution;--",
]
# As no keyboard writes it: NUL, half of a pair, bytes that are no letters.
BROKEN = ("%00", "%ED%A0%80", "%FF%FE", "%00b")
HUGE = "9" * 400


@pytest.fixture
def guest(someone):
    return someone(width=360)


def at_the_question(guest, room=ROOM):
    return guest.opens(room).follows(INSTANCES)


def said_by(guest):
    """The guest's words as the receipt gives them back."""
    guest.opens(ROOM).follows("Open my receipt")
    return [each.inner_text() for each in guest.page.locator("main blockquote").all()]


# Long, and odd


def test_ten_thousand_signs_are_kept_whole(guest, script):
    at_the_question(guest).types("Your words", LONG).presses("Send").reads(THANKS)

    assert said_by(guest) == [LONG]


def test_one_sign_too_many_is_told_and_nothing_is_lost(guest, script):
    at_the_question(guest).types("Your words", LONG + "!").presses("Send")

    guest.reads("This is 1 character too long. There is room for 10,000.")
    assert guest.field("Your words").input_value() == LONG + "!"
    guest.types("Your words", "Shorter.").presses("Send")
    assert said_by(guest) == ["Shorter."]


def test_signs_of_all_scripts_and_of_programs_are_words(guest):
    for words in ODD:
        at_the_question(guest).types("Your words", words).presses("Send").reads(THANKS)

    assert said_by(guest) == ODD[::-1]
    assert guest.page.title().startswith("Where did my words go?")


def test_a_name_of_any_script_stands_with_the_words(guest, member):
    at_the_question(guest).types("Your words", "They rang me first.")
    guest.chooses("Quote me with the name I give").types("Name", "سلمى 🌱").presses("Send")

    tariq = member("tariq.mahmood@example.org").opens("/").follows("Day one, not day nine")
    tariq.follows("Say something")

    said = tariq.said("They rang me first.")
    assert said.locator(".credit").inner_text() == "سلمى 🌱"
    assert said.locator(".credit").get_attribute("dir") == "auto"


@pytest.mark.parametrize("broken", BROKEN)
def test_what_cannot_be_read_is_told(guest, broken):
    form = fields_of(at_the_question(guest), "Send")

    answer = send(guest, guest.path, form | {"text": None}, f"text=before+it+{broken}")

    assert answer.status == 200
    assert "A character after “before it” could not be read." in answer.text()


def test_a_cell_of_the_ledger_is_never_a_formula(someone, site):
    letter = site.letter_to("public-health@example.org", "Please answer by")
    owner = someone().opens(re.search(r"http\S+/answer/\S+", letter)[0])
    formula = '=HYPERLINK("https://example.com/?"&A1,"Our answer")'
    owner.chooses("Accepted").types("In your words", formula).presses("Send the answer")

    table = owner.page.request.get("/recommendations/ledger.csv").body().decode("utf-8-sig")

    cells = [cell for row in csv.reader(io.StringIO(table)) for cell in row]
    assert f"'{formula}" in cells
    assert [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))] == []


# Twice


def test_a_form_sent_twice_makes_one_thing(guest):
    at_the_question(guest).types("Your words", "Once is enough.")
    form = fields_of(guest, "Send")

    answers = [send(guest, guest.path, form) for _ in range(3)]

    assert [THANKS in answer.text() for answer in answers] == [True, True, True]
    assert said_by(guest) == ["Once is enough."]


def test_back_and_sent_again_makes_one_thing(guest, script):
    at_the_question(guest).types("Your words", "Back, and again.").presses("Send").reads(THANKS)

    guest.page.go_back()
    guest.presses("Send")

    assert said_by(guest) == ["Back, and again."]


def test_two_tabs_with_the_same_words_make_one_thing(guest):
    at_the_question(guest).types("Your words", "In two tabs.")
    other = guest.page.context.new_page()
    other.goto(guest.page.url)
    assert other.get_by_label("Your words").input_value() == "In two tabs."

    guest.presses("Send").reads(THANKS)
    with other.expect_navigation():
        other.get_by_role("main").get_by_role("button", name="Send").click()

    assert said_by(guest) == ["In two tabs."]


# Doors that are closed, and keys that do not fit


def test_a_code_for_a_meeting_long_over_says_from_when_to_when_one_works(guest, script):
    guest.opens("/").types("Joining code", "bisc-uits").presses("Continue")

    guest.reads("No meeting has this code now.", "from the day before its meeting")


def test_a_question_closed_meanwhile_loses_nothing(guest, member, script):
    tariq = member("tariq.mahmood@example.org").opens("/").follows("Day one, not day nine")
    tariq.follows("Questions for the room")
    at_the_question(guest).types("Your words", "I was still typing.")
    tariq.presses("Close", about=INSTANCES)

    guest.presses("Send")

    guest.reads("This question has closed", "Your words were not sent")
    copied = guest.page.locator("main textarea").input_value()
    assert copied == "I was still typing."
    assert guest.page.get_by_role("button", name="Send").count() == 0
    tariq.presses("Open", about=INSTANCES)
    guest.follows("Look whether it is open again")
    # Where scripts run, the words stand there again.
    assert guest.field("Your words").input_value() == (copied if script else "")
    guest.types("Your words", copied).presses("Send").reads(THANKS)
    assert said_by(guest) == ["I was still typing."]


def test_a_code_in_the_letter_works_once(someone, site):
    address = "lucy.tellwright@example.org"
    lucy = someone().signs_in(address)
    code = re.search(r"Your code is (\S+)", site.letter_to(address, "Your code is"))[1]
    lucy.page.get_by_role("button", name="Sign out").click()

    other = someone().opens("/people/sign-in/").types("Your email address", address)
    other.presses("Send me a code").types("The code from the email", code).presses("Sign in")

    other.reads("Please check")


def test_a_key_opens_only_its_own_door(guest, site):
    letter = site.letter_to("kev.bloor@example.org", "Can you come?")
    token = re.search(r"Yes: http\S+/answer/([^/]+)/", letter)[1]

    opened = [
        guest.page.request.get(f"{door}{each}/").status
        for door in ("/reports/receipts/", "/recommendations/answer/", "/series/answer/")
        for each in (token, token[:-1], token.upper(), quote(token[::-1]), "%00", "a.b", "é")
    ]

    assert opened == [404] * 14 + [200] + [404] * 6


def test_a_link_is_good_again_and_the_latest_answer_counts(someone, site):
    letter = site.letter_to("yasmin.rafiq@example.org", "Can you come?")
    for answer, thanks in (("Yes", "we look forward to seeing you"), ("No", "You will be missed")):
        yasmin = someone().opens(re.search(rf"{answer}: (\S+)", letter)[1])
        yasmin.presses("Confirm my answer").reads(thanks)

    yasmin.reads("is: No.")


def test_a_lost_connection_loses_nothing(guest):
    at_the_question(guest).types("Your words", "The bus went under the bridge.")

    guest.page.context.set_offline(True)
    guest.page.get_by_role("main").get_by_role("button", name="Send").click()
    guest.reads("1 answer waits on this device")
    guest.page.context.set_offline(False)
    guest.reads("Everything that waited is sent")

    assert said_by(guest) == ["The bus went under the bridge."]


# Other people's things, and addresses that nobody wrote


@pytest.fixture(scope="module")
def inside(browser, site, keys):
    """Every page that whoever administers the community finds, by name."""
    with crowd(browser, site) as arrive:
        yield walk(let_in(arrive(), "agnieszka.wrobel@example.org", keys), "/")


def test_another_community_s_things_are_not_there(member, inside):
    glenys = member("glenys.farr@example.org")
    kept_inside = re.compile(
        "series:meeting_(?!calendar)|conversation:(?!code_)|reports:(report_edit|finding_[^s])"
    )
    addresses = {address for name, address in inside.items() if kept_inside.match(name)}

    opened = {address: glenys.page.request.get(address).status for address in addresses}

    assert len(addresses) > 15
    # Of an announced series everybody knows that it is there; nobody else may plan or sort it.
    seen = {a: status for a, status in opened.items() if status not in (403, 404)}
    assert seen == {}


def test_addresses_that_nobody_wrote_break_nothing(member, inside):
    agnieszka = member("agnieszka.wrobel@example.org")
    odd = {"page": HUGE, "prompt": HUGE, "theme": HUGE, "meeting": "-1", "state": "<b>"}
    odd |= {"kind": "'", "group": "\0", "words": "\0\ud800", "q": "\0", "voice": "x" * 3000}
    query = urlencode(odd, errors="surrogatepass")

    opened = {}
    for address in sorted(inside.values()):
        path = address.partition("?")[0]
        opened[path] = agnieszka.page.request.get(f"{path}?{query}").status
        wild = re.sub(r"\d+", HUGE, path)
        opened[wild] = agnieszka.page.request.get(wild).status

    assert {path: status for path, status in opened.items() if status >= 500} == {}


def test_forms_full_of_what_nobody_can_type_break_nothing(member, inside):
    agnieszka = member("agnieszka.wrobel@example.org")

    answers = {}
    for address in sorted(inside.values()):
        for action, form in forms_of(agnieszka, address):
            answers[action] = send(agnieszka, action, form).status

    assert len(answers) > 30
    assert {each: status for each, status in answers.items() if status >= 500} == {}


def forms_of(person, address):
    """Where each form of a page goes, filled with what cannot be: text that no database keeps,
    and numbers larger than any. Nothing that is one press only."""
    page = BeautifulSoup(person.page.request.get(address).text(), "html.parser")
    for form in page.select("main form[method=post]:has(textarea, input[type=text])"):
        filled = {each["name"]: HUGE for each in form.select("[name]")}
        filled |= {each["name"]: "\0" for each in form.select("textarea, [type=text], [type=url]")}
        filled["csrfmiddlewaretoken"] = form.select_one("[name=csrfmiddlewaretoken]")["value"]
        yield urljoin(address, form.get("action") or address), filled


def fields_of(person, button):
    """The fields of the form with this button, as a browser would send them."""
    form = person.page.locator("main form").filter(
        has=person.page.get_by_role("button", name=button)
    )
    return form.evaluate("(form) => Object.fromEntries(new FormData(form))")


def send(person, path, form, more=""):
    """Send a form as only a program does."""
    known = urlencode({name: value for name, value in form.items() if value is not None})
    return person.page.request.post(
        path,
        data=f"{known}&{more}".encode(),
        headers={
            "content-type": "application/x-www-form-urlencoded",
            "origin": person.site.address,
            "referer": person.page.url,
        },
    )

"""Who owes what: found in a browser that tells nobody, or by a form, with the same words."""

import re

import pytest
from playwright.sync_api import expect

from engines.duties import load_duties
from tests.journeys.conftest import crowd
from tests.journeys.finder import FINDER, KEPT, Finder
from tests.journeys.line import Line
from tests.journeys.looks import mistakes_of_a_view
from tests.journeys.test_keyboard import Keys

REFERRAL = "Duty to refer to a housing authority"
DISCHARGE = "Involve the patient in discharge planning"
FRIDAY = "Bringing release forward from a Friday or eve of a bank holiday"
ROUGH, HOSPITAL = "Sleeping rough or bedded down outside", "Being discharged from hospital"
AT_A_AND_E = "At A&E or urgent treatment"
CASES = {
    "nothing": (None, "", {}),
    "discharge": (None, "", {ROUGH: "Yes", HOSPITAL: "Yes", "Under 18": "No"}),
    "notice, day not known": (
        None,
        "",
        {"Rents privately": "Yes", "Has been given notice or told to leave": "Yes"},
    ),
    "notice, last day of the old law": (
        None,
        "2026-04-30",
        {"Rents privately": "Yes", "Has been given notice or told to leave": "Yes"},
    ),
    "Scotland": ("scotland", "", {ROUGH: "Yes", "Impairment with a substantial": "Don’t know"}),
    "all but one": ("wales", "", {ROUGH: "Yes", "Not looking after health": "Yes", "At A&E": "No"}),
}


@pytest.fixture
def line(site):
    line = Line(site.address)
    yield line
    line.close()


def test_both_ways_say_the_same(browser, site):
    said = {}
    for script in (True, False):
        with crowd(browser, site, script) as arrive:
            finder = Finder(arrive(), script)
            for name, (country, day, answers) in CASES.items():
                finder.person.opens(FINDER)
                finder = Finder(finder.person, script).is_about(country, day)
                for label, answer in answers.items():
                    finder.answers(label, answer)
                finder.looks()
                said.setdefault(name, []).append([finder.next_question, *finder.says])

    for name, (with_script, without) in said.items():
        assert with_script == without, name
    assert [len(each[0]) > 2 for each in said.values()] == [False, True, True, True, True, True]


def test_with_script_nothing_that_is_answered_goes_or_stays_anywhere(someone, line, site):
    finder = Finder(someone(width=360), address=line.address).is_kept()
    page = finder.page
    page.wait_for_load_state("networkidle")
    requests, before, sent = [], page.evaluate(KEPT), len(line.sent)
    page.context.on("request", lambda request: requests.append(request.url))

    finder.answers(ROUGH).answers(HOSPITAL).answers("Under 18", "Don’t know")
    finder.says_next("No").says_next("Don’t know").is_about("scotland").is_about("england")
    finder.is_about(day="2026-05-01").shows(DISCHARGE)
    page.get_by_role("button", name="Hand this screen to somebody").click()
    page.get_by_role("button", name="Back to the questions").click()
    page.get_by_text("What to watch out for, sources").first.click()

    assert (requests, bytes(line.sent[sent:])) == ([], b"")
    assert page.evaluate(KEPT) == before
    assert found_in(site, "leaving_hospital", "rough_sleeping") == []


def test_where_the_rules_do_not_come_the_form_is_sent(someone):
    person = someone(width=360, service_workers="block")
    person.page.route("**/*.json", lambda route: route.abort())
    person.opens(FINDER)

    finder = Finder(person, script=False).answers(ROUGH).answers(HOSPITAL).looks()

    finder.shows(DISCHARGE, REFERRAL)


def test_answers_are_gone_when_the_page_is_opened_again(someone):
    finder = Finder(someone()).answers(ROUGH)
    expect(finder.page.locator("[data-duty]")).not_to_have_count(0)

    finder.page.reload()
    finder.is_ready()

    assert finder.page.locator(":checked:is([type=radio])").count() == 0
    expect(finder.page.locator("[data-duty]")).to_have_count(0)


def test_without_script_answers_stand_in_the_body_of_a_form_alone(browser, site, line):
    with crowd(browser, site, runs_script=False) as arrive:
        finder = Finder(arrive(width=360), script=False, address=line.address)
        finder.answers(ROUGH).answers(HOSPITAL).looks().shows(REFERRAL)
        finder.person.presses("Hand this screen to somebody").presses("Back to the questions")

        assert finder.page.url == f"{line.address}{FINDER}#results"
        kept = [*finder.page.context.cookies(), *finder.page.context.storage_state()["origins"]]
        assert [each for each in kept if "rough" in str(each)] == []

    told = b"rough_sleeping=yes"
    heads = [each for each in bytes(line.sent).split(b"\r\n") if told not in each]
    assert bytes(line.sent).count(told) == 3
    assert [each for each in heads if b"rough_sleeping" in each] == []
    assert found_in(site, "leaving_hospital", "rough_sleeping") == []


def found_in(site, *terms):
    """The files of the installation, its logs and database among them, that hold these."""
    return [
        path.name
        for path in site.data.rglob("*")
        if path.is_file() and "static" not in path.parts
        if any(term.encode() in path.read_bytes() for term in terms)
    ]


def test_it_works_without_a_line_after_one_visit(someone):
    finder = Finder(someone(width=360)).is_kept()
    context = finder.page.context
    finder.page.close()
    context.set_offline(True)
    finder.person.page = context.new_page()

    again = Finder(finder.person).answers(ROUGH).answers(HOSPITAL)

    again.shows(DISCHARGE, REFERRAL).person.reads(
        "This copy of the page works without a connection. Only a letter has to wait"
    )
    context.set_offline(False)


def test_a_ward_finds_what_is_owed_to_somebody_without_an_address(someone, script):
    ward = someone(width=360, height=740).opens("/").follows("Duties")
    finder = Finder(ward, script)

    finder.answers(HOSPITAL).answers(ROUGH).answers("At A&E").looks()

    finder.shows(DISCHARGE, REFERRAL, "Interim accommodation")
    card = finder.page.locator("[data-duty=ha96-s213b-duty-to-refer]")
    expect(card.locator("[data-because] li")).to_have_text([ROUGH, HOSPITAL, AT_A_AND_E])
    ward.reads("Information, not legal advice", "The question that matters most next")


def test_somebody_helps_with_a_release_on_a_friday(someone, script):
    finder = Finder(someone(), script)

    finder.answers("Release falls on a Friday").answers("Likely to become homeless").looks()

    finder.shows(FRIDAY, REFERRAL)
    with finder.page.context.expect_page() as opened:
        finder.page.get_by_role("link", name=FRIDAY).click()
    for heading in (
        "What a lawful refusal contains",
        "Ways to challenge a refusal",
    ):
        expect(opened.value.get_by_role("heading", name=heading)).to_be_visible()
    # What was answered stays where it is.
    assert finder.page.locator("input[type=radio]:checked").count() == 2


def test_on_a_phone_one_question_stands_there_at_a_time(someone):
    finder = Finder(someone(width=360))
    page = finder.page
    page.get_by_text("Health and hospital").click()
    seen = page.locator("fieldset:visible")
    expect(seen).to_have_count(1)
    group = page.locator("details[data-group][open]")

    group.get_by_role("button", name="Next question").click()

    expect(seen.locator("legend")).to_be_focused()
    expect(seen.locator("legend")).to_contain_text(HOSPITAL)
    group.get_by_role("button", name="Back").click()
    expect(seen.locator("legend")).to_contain_text("In hospital now")
    group.get_by_role("button", name="Show all of them").click()
    expect(seen).to_have_count(15)


# A device with one voice, here or elsewhere, that notes what it reads.
VOICE = """(isHere) => {
  window.read = [];
  window.SpeechSynthesisUtterance = class { constructor(words) { this.words = words; } };
  Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => [{ localService: isHere, lang: "en-GB" }],
    cancel: () => null,
    speak: ({ words, voice }) => window.read.push([words, voice.localService]),
  }});
}"""


@pytest.mark.parametrize("is_here", [True, False], ids=["a voice here", "a voice elsewhere"])
def test_a_question_is_read_aloud_by_this_device_alone(someone, is_here):
    """A voice from elsewhere would be sent the words."""
    person = someone(width=360)
    person.page.add_init_script(f"({VOICE})({str(is_here).lower()})")
    finder = Finder(person)
    finder.page.get_by_text("Health and hospital").click()
    button = finder.page.get_by_role("button", name="Read it aloud")

    if is_here:
        button.click()
        assert finder.page.evaluate("window.read") == [
            ["In hospital now Which ward, and has a discharge date been mentioned?", True]
        ]
    else:
        expect(button).to_have_count(0)


def test_an_officer_looks_up_what_a_complete_decision_needs(someone, script):
    officer = someone().opens(FINDER).follows("All duties").follows(REFERRAL)

    officer.reads("Housing Act 1996", "s.213B", "What a lawful refusal contains", "Date checked")


def test_the_list_is_handed_to_somebody_large_and_alone(someone, script):
    finder = Finder(someone(width=360), script).answers(ROUGH).answers(HOSPITAL).looks()
    press = finder.page.get_by_role("button", name="Hand this screen to somebody")
    if script:
        press.click()
    else:
        finder.person.presses("Hand this screen to somebody")

    finder.shows(DISCHARGE)
    expect(finder.page.get_by_text("The person’s situation")).to_be_hidden()
    expect(press).to_be_hidden()
    assert (
        finder.page.locator("[data-duty] p").first.evaluate(
            "(each) => parseFloat(getComputedStyle(each).fontSize)"
        )
        >= 18
    )


def test_the_keys_alone_are_enough(someone, script):
    finder = Finder(someone(width=1280), script)
    keys = Keys(finder.person)

    keys.to("Health and hospital").press("Enter").to("Yes").press(" ")
    keys.to("Yes").press(" ")
    if not script:
        keys.to("Show what may be owed").enter()

    finder.shows(DISCHARGE)
    assert finder.page.locator("input[type=radio]:checked").count() == 2


def test_the_page_with_its_list_holds_at_every_width(someone):
    finder = Finder(someone())
    for label in (ROUGH, HOSPITAL, "Care is needed now", "Refused under a rule", "Under 18"):
        finder.answers(label)
    finder.page.locator("[data-duty] summary").first.click()

    assert mistakes_of_a_view(finder.page) == []
    finder.page.get_by_role("button", name="Hand this screen to somebody").click()
    assert mistakes_of_a_view(finder.page) == []


def test_what_is_found_prints_on_one_sheet(someone):
    finder = Finder(someone()).answers(ROUGH).answers(HOSPITAL)

    sheets = finder.page.pdf(format="A4", prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", sheets)) == 1


def test_a_first_visit_weighs_little(someone):
    person = someone(service_workers="block")
    session = person.page.context.new_cdp_session(person.page)
    session.send("Network.enable")
    names, sizes = {}, {}
    session.on(
        "Network.requestWillBeSent", lambda e: names.update({e["requestId"]: e["request"]["url"]})
    )
    session.on(
        "Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]})
    )

    Finder(person).page.wait_for_load_state("networkidle")

    # The page, its font, three sheets of style, four scripts, and two files of data.
    assert len(sizes) <= 11
    # The rules, and the contacts of the community.
    data = [size for key, size in sizes.items() if names[key].endswith(".json")]
    assert len(data) == 2
    assert sum(data) <= 85_000
    assert sum(sizes.values()) - sum(data) <= 60_000


def test_the_situations_of_the_file_are_about_circumstances_that_are_asked(someone):
    """Else a journey could not be walked: each is a question on the page, and each once."""
    names = (
        Finder(someone())
        .page.locator("fieldset[id]")
        .evaluate_all("(all) => all.map((each) => each.id)")
    )

    assert names == list(load_duties().circumstances)

"""A letter states what somebody confirmed, and never makes law stronger than it is."""

import re
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import docx
import pytest
from django.utils import timezone

from engines.duties import load_duties
from joinedup.duties.lib.letters import Letter, Told, sentence_to_send, word_file
from joinedup.duties.lib.local_parts import (
    NOTHING_LOCAL,
    Contact,
    DatedText,
    LocalParts,
    ReceiversForm,
)
from joinedup.duties.lib.sentences import Gap, gaps_of, pieces_of

DUTIES = load_duties().entries
REVIEW = DUTIES["ha96-s202-204-review-and-appeal"]
FRIDAY = DUTIES["cja61-s23-early-release-before-weekend"]
TODAY = date(2026, 11, 30)
CONTACT = Contact("Review team", "01632 960001", "", "", "", TODAY)
FORM = ReceiversForm("Part B", "reception", "Reason for contact", "Request", "", "", TODAY)


def test_a_letter_in_full():
    told = Told(
        facts=("Leaving prison soon",),
        own_words="Her sister meets her at the gate.",
        about="J. T.",
        writer="Kev, Expert Citizens",
        body="prison",
        answer_by=date(2026, 12, 4),
        tells_time=True,
        gaps={
            "gap1": "Friday 11 December",
            "gap2": "no flat",
            "gap3": "the pharmacy closes at five",
        },
    )

    letter = Letter(FRIDAY, told, TODAY)

    assert letter.open_gaps == ()
    assert letter.lines == [
        "To Prison or young offender institution",
        "Thank you for reading this. I am writing about J. T. and hope you can help.",
        "",
        "This is so, as far as I know:",
        "- Leaving prison soon",
        "",
        "J. T. is due out on Friday 11 December with no flat. Please confirm the date has been "
        "brought forward, and ask probation to apply for a further working day because the "
        "pharmacy closes at five.",
        "",
        "As I understand it, Criminal Justice Act 1961 (as amended by the Offenders (Day of "
        "Release from Detention) Act 2023), s.23, lets you do this. Please consider it with an "
        "open mind. About time: Up to two eligible working days earlier. Ask well before release "
        "so probation can apply.",
        "",
        "Her sister meets her at the gate.",
        "",
        "Please answer in writing by Friday 4 December 2026. If the answer is no, please give your "
        "reasons and the law you rely on, and say how your decision can be challenged.",
        "Thank you.",
        "Kev, Expert Citizens",
    ]


def test_where_several_owe_it_none_is_chosen_for_anybody():
    (alone, among_others) = (DUTIES[each] for each in ("ha96-s195-prevention", FRIDAY.id))

    assert Letter(alone, Told(), TODAY).lines[0] == (
        "To Council housing and homelessness service (district, borough, unitary)"
    )
    assert Letter(among_others, Told(), TODAY).lines[0] == "To [which body]"


def test_what_nobody_filled_in_stays_in_sight():
    letter = Letter(REVIEW, Told(gaps={"gap2": "3 November"}), TODAY)

    assert "decision dated [date], received 3 November, and" in letter.ask
    assert letter.open_gaps == ("name", "date", "your name")
    assert Letter(FRIDAY, Told(), TODAY).open_gaps[0] == "which body"


@pytest.mark.parametrize("duty", DUTIES.values(), ids=DUTIES)
def test_every_gap_in_a_letter_is_counted(duty):
    letter = Letter(duty, Told(), duty.as_of)

    brackets = re.findall(r"\[([^\]]+)\]", "\n".join(letter.lines))

    assert set(letter.open_gaps) == set(brackets)


@pytest.mark.parametrize(
    "sentence",
    ["{name} is out.", "{ Name } is out.", "{initials} is out.", "{name or initials} is out."],
)
def test_whom_it_is_about_is_asked_once(sentence):
    local = LocalParts(wording=DatedText(sentence, TODAY))

    letter = Letter(REVIEW, Told(about="J. T."), TODAY, local)

    assert (letter.ask, gaps_of(letter.pieces)) == ("J. T. is out.", [])


@pytest.mark.parametrize(
    "sentence", ["Is {} out?", "Is { } out?", "Is {name out?", "Is name} out?"]
)
def test_braces_around_nothing_are_no_gap(sentence):
    assert pieces_of(sentence) == [sentence]


@pytest.mark.parametrize("duty", DUTIES.values(), ids=DUTIES)
def test_every_sentence_of_the_file_can_be_filled_in(duty):
    pieces = pieces_of(duty.ask_in_writing)
    gaps = gaps_of(pieces)

    filled = {gap.id: f"<{gap.id}>" for gap in gaps}
    told = Told(about="N", gaps=filled, body=duty.owed_by[0], writer="Kev")
    letter = Letter(duty, told, duty.as_of)

    assert "".join(
        "{" + each.label + "}" if isinstance(each, Gap) else each for each in pieces
    ) == (duty.ask_in_writing)
    assert letter.open_gaps == ()
    assert not set("{}[]") & set(letter.ask)
    for gap in gaps:
        assert letter.ask.count(f"<{gap.id}>") == 1


@pytest.mark.parametrize("duty", DUTIES.values(), ids=DUTIES)
def test_no_letter_makes_a_duty_stronger_than_it_is(duty):
    text = "\n".join(Letter(duty, Told(), duty.as_of).lines)

    assert ("must be done" in text) == (duty.strength == "must")
    assert ("open mind" in text) == (duty.strength == "power")
    assert ("weigh this properly" in text) == (duty.strength == "must-have-regard")
    assert ("not in force yet" in text) == (duty.status == "prospective")
    assert ("was the law until" in text) == (duty.status == "superseded")


@pytest.mark.parametrize("tells", [True, False])
@pytest.mark.parametrize("duty", DUTIES.values(), ids=DUTIES)
def test_what_the_rule_says_of_time_is_told_only_where_somebody_ticked_it(duty, tells):
    """Often it says what whoever writes should do, or what would end the duty."""
    text = "\n".join(Letter(duty, Told(tells_time=tells), duty.as_of).lines)

    assert (duty.time_limit.prose in text) == tells


def test_a_sentence_nobody_looked_at_for_a_year_is_not_offered():
    checked = REVIEW.as_of
    own = DatedText("Please review it, {name}.", checked + timedelta(days=300))

    def offered(days, wording=None):
        return sentence_to_send(REVIEW, LocalParts(wording=wording), checked + timedelta(days=days))

    assert offered(365) == DatedText(REVIEW.ask_in_writing, checked)
    assert offered(366) is None
    assert offered(366, own) == own
    assert offered(300 + 366, own) is None
    letter = Letter(REVIEW, Told(), checked + timedelta(days=366))
    assert REVIEW.statute in " ".join(letter.lines)


def test_the_receivers_own_form_and_team_are_used():
    local = LocalParts(contact=CONTACT, form=FORM)
    told = Told(facts=("Sleeping rough",), about="J.", own_words="Please.")

    parts = Letter(REVIEW, told, TODAY, local).parts

    assert parts[0].paragraphs[0] == "To Review team"
    assert [part.heading for part in parts] == ["", "Reason for contact", "Request", "", "", ""]
    assert parts[1].items == ("Sleeping rough",)
    typed = Letter(REVIEW, replace(told, team="Duty desk"), TODAY, local)
    assert typed.parts[0].paragraphs[0] == "To Duty desk"


@pytest.mark.parametrize(
    ("days", "headings"), [(365, ["Reason for contact", "Request"]), (366, [])]
)
def test_a_form_nobody_looked_at_for_a_year_gives_no_headings(days, headings):
    form = replace(FORM, reviewed_on=TODAY - timedelta(days=days))

    letter = Letter(REVIEW, Told(facts=("Sleeping rough",)), TODAY, LocalParts(form=form))

    assert [part.heading for part in letter.parts if part.heading] == headings


def test_the_word_document_holds_the_letter_and_nobody():
    letter = Letter(REVIEW, Told(facts=("Sleeping rough",), about="J."), TODAY, NOTHING_LOCAL)

    document = docx.Document(BytesIO(word_file(letter)))

    said = [paragraph.text for paragraph in document.paragraphs]
    assert said == [line.removeprefix("- ") for line in letter.lines if line]
    properties = document.core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.created == properties.modified
    assert timezone.now() - properties.created < timedelta(days=1)

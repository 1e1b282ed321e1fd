"""The same words, guilty and innocent, for each kind of excuse."""

import pytest

from engines.words import Excuse, check


def excuses(text, lexicon):
    return [one.excused_by for one in check(text, lexicon, include_excused=True)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("He sold his frequent flyer points.", "followed-by", "points"),
        ("The poor lighting was mended.", "followed-by", "lighting"),
        ("Please serve non-alcoholic drinks.", "followed-by", "drinks"),
        ("A golf handicap of nine.", "preceded-by", "golf"),
        ("The boiler is non-compliant.", "describes", "boiler"),
        ("A chaotic handover lost two letters.", "describes", "handover"),
        ("Two engineers from the gas board failed to attend.", "describes", "engineers"),
        ("The caterer, booked in May, was a no-show.", "describes", "caterer"),
        ("The contractor came late and failed to comply.", "describes", "contractor"),
        ("The machine that was mended in May is non-compliant.", "describes", "machine"),
        ("We met the landlord's non-compliance again.", "describes", "landlord's"),
        ("The council, who refused to engage, has left.", "describes", "council"),
        ("Lack of motivation among staff was discussed.", "describes", "staff"),
        (
            "Non-compliance with the safety rules was found.",
            "describes",
            "with the safety",
        ),
        ("The kiln is non-compliant.", "describes", "kiln"),
        ("These slugs are resistant to change.", "describes", "slugs"),
        ("The spreadsheet that we use is hard to manage.", "describes", "spreadsheet"),
        ("An aggressive rust was found.", "describes", "rust"),
        ("Of the forty pumps, nine were non-compliant.", "describes", "forty pumps"),
        ("A vagrant warbler was seen.", "describes", "warbler"),
        ("The hero of the novel is a liar.", "describes", "novel"),
        ("Ask the Rough Sleepers Initiative.", "in-name", "Rough Sleepers Initiative"),
        ("He was convicted of wasting police time.", "in-name", "wasting police time"),
        (
            "The Hard to Reach Families Project won.",
            "name-or-law",
            "Hard to Reach Families Project",
        ),
        ("The Housing Act 1996 says who is vulnerable.", "name-or-law", "act 1996 says"),
        ("We avoid the term rough sleeper.", "mention", "the term"),
        ("Stop writing 'chaotic' in plans.", "mention", "stop writing"),
        ("'Self-inflicted' is not a word we use.", "mention", "is not a word"),
        ("Say 'people' instead of 'junkies'.", "mention", "instead of"),
        ('"I was chaotic back then," Ray says.', "direct-speech", "ray says"),
        ('She told us: "They called me a junkie."', "direct-speech", "told"),
        ("“I hate being called a service user.”", "direct-speech", "i"),
        ("I am a recovering alcoholic.", "self-description", "I am"),
        ("Jo calls herself mad and a psycho.", "self-description", "calls herself"),
        ("I kicked off because nobody listened.", "self-description", "I"),
        ("She is not manipulative.", "denial", "not"),
        ("There is no evidence that he is drug-seeking.", "denial", "no evidence"),
        ("He is frightened rather than aggressive.", "denial", "rather than"),
        (
            "Write to rough-sleepers@council.example today.",
            "address",
            "rough-sleepers@council.example",
        ),
        ("See hard-to-reach_v3.docx for more.", "address", "hard-to-reach_v3.docx"),
        ("Send it c/o the day centre.", "address", "c/o the"),
    ],
)
def test_an_innocent_use_is_excused_with_the_words_that_tell(lexicon, text, kind, words):
    assert Excuse(kind, words) in excuses(text, lexicon)
    assert check(text, lexicon) == []


@pytest.mark.parametrize(
    "text",
    [
        'He is a bit of a "frequent flyer".',
        "JT said this family are impossible to work with.",
        "The nurse found him uncooperative.",
        "The council works with chaotic clients.",
        "Client is non-compliant with the council's plan.",
        "She is not engaging with us.",
        "He is not only chaotic.",
        "He is not always compliant, so non-compliant.",
        "SERVICE USER REFUSED MEDICATION.",
        "The Service User is chaotic.",
        "Aggressive on arrival.",
        "It is difficult to engage him.",
        "Staff at the hostel say Lee is aggressive.",
        "I found her manipulative.",
        "He did not come because he is chaotic.",
        "So-called 'hard to reach' families.",
        "She called again and was 'aggressive'.",
        "A group of service refusers by the station were discussed.",
    ],
)
def test_a_label_of_a_person_is_not_excused(lexicon, text):
    assert check(text, lexicon) != []


def test_excused_findings_are_kept_on_request(lexicon):
    text = "The boiler is non-compliant; the client is chaotic."

    everything = check(text, lexicon, include_excused=True)

    assert [(one.surface, one.excused_by is None) for one in everything] == [
        ("non-compliant", False),
        ("chaotic", True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Dean refused to engage.",
        "Mr King refused to engage.",
        "I hear Martin is not engaging.",
        "Bed 6 is aggressive.",
        "The woman with the dog is lazy.",
        "The lodger is chaotic.",
        "The evictee is chaotic.",
        "Appointment booked, failed to engage.",
        "The doors are locked as he is loud and aggressive.",
        "It was a difficult client who broke the lift.",
        "We have eleven high need clients.",
        "Asked to leave the shelter because of his drinking.",
        "Illegals work in the car wash.",
    ],
)
def test_people_under_other_words_and_names_are_not_taken_for_things(lexicon, text):
    assert [one for one in excuses(text, lexicon) if one is None] == [None]

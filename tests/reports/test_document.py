"""The file: tagged, named, readable, and safe from whatever people write."""

import io
import uuid

import pikepdf
import pytest

from joinedup.reports.lib.document import LONGEST_FOOT, _scales, document_of
from joinedup.reports.lib.typesetting import compile_pdf
from joinedup.reports.selectors.reading import read_content
from joinedup.reports.services.publishing import publish_report
from tests.factories.conversation import make_contribution
from tests.factories.reports import make_source
from tests.house.pdf import BREAK, signs_of
from tests.house.pdf_places import places_of
from tests.reports.pdf import file_of, text_of


def test_the_file_says_what_it_is_and_holds_the_words(published):
    made = file_of(published.version)

    with pikepdf.open(io.BytesIO(made)) as file:
        assert bool(file.Root.MarkInfo.Marked)
        assert str(file.Root.Lang) == "en-GB"
        assert str(file.docinfo.Title) == "What we found"
        assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
        with file.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
    text = text_of(made)
    for words in (
        "shewaitedwithmeatthebusstopuntilitcame.",
        "maggiefromtable3",
        "version1",
        "itblamespeople.",
        "where5peoplestand:themiddleis3",
        "halfoftheanswersliefrom3to4.",
        "iwillringtwicebeforeclosing.",
        "fewerthan5",
    ):
        assert words in text
    for words in ("landlord", "mrjones"):
        assert words not in text


@pytest.mark.parametrize(
    "words",
    [
        '#panic("no") #read("/etc/passwd") *bold* $x$ `raw` @label <label> // gone /* gone */',
        '"}) #eval("1") \\u{1F600} \\',
        "مرحبا، لم يسألني أحد 🙂 because",
        "Emoji 😀 👩‍👩‍👧 👍🏽 1️⃣ ❤️ 🏴󠁧󠁢󠁷󠁬󠁳󠁿 🇬🇧",
        "中文 ਪੰਜਾਬੀ हिन्दी አማርኛ ŵŷ ẓ̌ \U000fffff \ue000 \u0378 \u200b\u2066\ufeff",
        "a" * 9_000,
        "word " * 2_000,
        "line\n" * 300,
        "\n\n\n",
    ],
)
def test_whatever_people_write_the_file_is_made_and_nothing_is_run(published, words):
    said = make_contribution(prompt=published.prompt, text=words)
    make_source(finding=published.finding, contribution=said, is_quoted=True)
    published.finding.body = published.finding.heading = words[:200]
    published.finding.save()

    version = publish_report(
        key=uuid.UUID("5c1c9fd0-3b36-4b87-8c0a-2f0b8a9f0c03"),
        report=published.report,
        by=published.coordinator,
        at=published.version.published_at,
        note="Again.",
    )

    made = file_of(version)
    assert made.startswith(b"%PDF")
    if "#panic" in words:
        assert '#panic("no")#read("/etc/passwd")*bold*$x$' in text_of(made)


# Millimetres: the margins of the template, and a space that nobody sees at the end of a line.
LEFT, RIGHT, TOP, BOTTOM, A_SPACE = 26, 210 - 34, 297 - 20, 4, 1.5
MILLIMETRE = 72 / 25.4
LONG_WORDS = {
    "capitals": "W" * 300,
    "a quotation": f"N{'o' * 80} and on",
    "an address": "https://example.org/share?token=" + "4f9a" * 40,
    "a compound": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten" * 3,
    "Arabic": "مرحبا" * 40,
    "emoji": "😀" * 150 + "👩‍👩‍👧" * 30 + "🇬🇧" * 40,
    "held together": "a\u00a0" * 120 + "b\u202f" * 120 + "c\u2060" * 120,
    "marks": "e\u0301\u0323" * 150,
    "hyphens": "-" * 300,
    "lines": "a\n" * 250,
    "lines of capitals": f"{'W' * 60}\n" * 12,
    "words and capitals": f"we {'W' * 45} " * 8,
}
# What the template reads as code, and heads of tables, which are never anybody's words.
NOT_FILLED = {"lang", "region", "dir", "voice", "url", "spread", "head"}


def filled(value, words):
    """The data of a report with other words wherever it has any. In tables, numbers stay."""
    if isinstance(value, dict):
        return {
            key: each
            if key in NOT_FILLED
            else [[words, number] for _label, number in each]
            if key == "rows"
            else filled(each, words)
            for key, each in value.items()
        }
    if isinstance(value, list | tuple):
        return [filled(each, words) for each in value]
    return words if isinstance(value, str) and value else value


@pytest.mark.parametrize("words", LONG_WORDS.values(), ids=LONG_WORDS)
def test_no_word_leaves_the_paper(published, words):
    said = make_contribution(prompt=published.prompt, text=words)
    make_source(finding=published.finding, contribution=said, is_quoted=True)
    content = document_of(read_content(published.version.content), published.version)
    one_line = {"title", "community", "foot"}
    full = filled(content, words)
    full |= {name: full[name].replace("\n", " ")[:200] for name in one_line}
    full["foot"] = full["foot"][:LONGEST_FOOT]

    places = [each for page in places_of(compile_pdf(full)) for each in page]

    assert min(left for left, _right, _line in places) >= (LEFT - A_SPACE) * MILLIMETRE
    assert max(right for _left, right, _line in places) <= (RIGHT + A_SPACE) * MILLIMETRE
    assert min(line for _left, _right, line in places) >= BOTTOM * MILLIMETRE
    assert max(line for _left, _right, line in places) <= TOP * MILLIMETRE


def test_a_word_that_fits_into_a_line_is_never_broken(published):
    content = document_of(read_content(published.version.content), published.version)
    compound = "Donaudampfschifffahrtsgesellschaftskapitän"
    content["summary"]["body"] = f"{compound} " * 60

    file = compile_pdf(content)

    assert text_of(file).count(compound.casefold()) == 60
    assert BREAK not in signs_of(file)


def test_the_foot_is_cut_where_names_are_long(published):
    page = read_content(published.version.content)
    page["series"]["community"] = page["title"] = "W" * 120

    assert len(document_of(page, published.version)["foot"]) == LONGEST_FOOT


def test_a_sign_no_font_can_draw_becomes_a_box_and_the_file_says_so(published):
    content = document_of(read_content(published.version.content), published.version)
    content["summary"]["body"] = "Here \U000fffff it is."

    text = text_of(compile_pdf(content))

    assert "here□itis." in text
    assert "aboxstandsforeach" in text


@pytest.mark.parametrize(
    ("spread", "told"),
    [
        ([2.25, 3.75, 6.0], ("3.8", "from 2.3 to 6")),
        ([0.0, 0.5, 10.0], ("0.5", "from 0 to 10")),
    ],
)
def test_a_scale_is_told_with_one_decimal_as_on_the_page(spread, told):
    scale = {"meeting_title": "M", "question": "Q", "spread": spread, "answers": {"number": 6}}
    middle, half = told

    [drawn] = _scales([scale])["scales"]

    assert drawn["finding"] == f"Where 6 people stand: the middle is {middle}"
    assert drawn["sentence"] == f"Half of the answers lie {half}."

"""The file: tagged, named, readable, and safe from whatever people write."""

import io
import uuid

import pikepdf
import pytest

from joinedup.reports.lib.document import document_of
from joinedup.reports.lib.typesetting import compile_pdf
from joinedup.reports.selectors.reading import read_content
from joinedup.reports.services.publishing import publish_report
from tests.factories.conversation import make_contribution
from tests.factories.reports import make_source
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
        "halfoftheanswersliefrom3to4",
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


def test_a_sign_no_font_can_draw_becomes_a_box_and_the_file_says_so(published):
    content = document_of(read_content(published.version.content), published.version)
    content["summary"]["body"] = "Here \U000fffff it is."

    text = text_of(compile_pdf(content))

    assert "here□itis." in text
    assert "aboxstandsforeach" in text

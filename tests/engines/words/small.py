"""A small lexicon written out, for tests that ask about the machinery and not about the words."""

from pathlib import Path

from engines.words import Lexicon, load_lexicon

TEXT = """\
version: 1
language: en-GB
categories:
  jargon: "service jargon"
severities: [consider, avoid]
placeholders:
  person: ["person", "client"]
entries:
  - id: widget
    patterns:
      - "(blue |green )*widget(s)?"
    category: jargon
    severity: avoid
    why: "Widgets are people."
    instead: ["person"]
    unless:
      - {followed_by: ["factory"]}
    sources: [guide]
  - id: tall-widget
    patterns: ["tall blue widget"]
    category: jargon
    severity: consider
    why: "Longer."
    instead: ["someone tall"]
sources:
  - {id: guide, title: "A guide", organisation: "Us", year: 2024, url: "", checked: cited}
""".replace('url: ""', 'url: "https://guide.example"')


def small_lexicon(folder: Path, text: str = TEXT) -> Lexicon:
    """The lexicon of `text`, written to `folder` and loaded from there."""
    path = folder / "small.yaml"
    path.write_text(text, "utf-8")
    return load_lexicon(path)

"""A lexicon of a few entries, so that whole outputs can be compared."""

from textwrap import dedent

SMALL = dedent("""\
    version: 3
    language: en-GB
    categories:
      label: "makes the person responsible"
      slur: "insult"
    severities: [consider, avoid, never]
    placeholders:
      people: ["people", "young people"]
    entries:
      - id: hard-to-reach
        patterns: ["(hard|difficult) to reach( {people})?"]
        category: label
        severity: avoid
        why: "Suggests people are hiding."
        instead: ["people we have not reached", "seldom heard"]
        sources: [guide]
        debate: "Name the group."
      - id: junkie
        patterns: ["junkie(s)?"]
        category: slur
        severity: never
        why: "A slur."
        instead: ["person who uses drugs"]
      - id: vulnerable
        patterns: ["vulnerable"]
        category: label
        severity: consider
        why: "Vague."
        instead: ["at risk of ..."]
      - id: dna
        patterns: ["(a|another) DNA'd"]
        category: label
        severity: avoid
        case_sensitive: true
        why: "A code."
        instead: []
    sources:
      - id: guide
        title: "A guide"
        organisation: "Somebody"
        year: 2020
        url: "https://example.org/guide"
        checked: excerpt
    """)

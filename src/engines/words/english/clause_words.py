"""Closed classes that tell where noun phrases, predicates and clauses begin and end."""

from engines.words.english import (
    AUXILIARIES,
    CLAUSE_WORDS,
    DETERMINERS,
    LINKING,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
)

STOPS = CLAUSE_WORDS | PREPOSITIONS | AUXILIARIES | SUBJECT_PRONOUNS | OBJECT_PRONOUNS
RELATIVE = frozenset("who which that".split())
COORDINATING = frozenset("and but or then so nor yet".split())
SUBORDINATING = frozenset("because when while if although though since until unless".split()) | {
    "whether",
    "that",
}
SENTENCE_PRONOUNS = frozenset("he she they it we i you this these those there".split())
BEFORE_PREDICATE = (
    LINKING
    | AUXILIARIES
    | frozenset(
        "not never to continue continues continued tend tends tended start started begin began "
        "begun "
        "said likely unlikely able due keep keeps kept keeping try tries tried trying used set "
        "about "
        "happen happens happened going needs need go goes hang hung left put".split()
    )
)
WITHIN_PREDICATE = frozenset("a an the quite rather bit of such too so very more most all".split())
REPORTING = frozenset(
    "say says said feel feels felt think thinks thought know knows believe believes describe "
    "describes "
    "find finds found told tells asked".split()
)
PARTICIPLES = ("ed", "en", "ing", "s")
QUANTITIES = DETERMINERS | frozenset(
    "number lot lots couple majority range series set kind type sort piece bit part rest none pair "
    "dozen handful batch pile plenty third quarter minority".split()
)
PARTICLES = frozenset("out up in off over down on".split())
TITLES = frozenset("mr mrs ms miss mx".split())
NOT_NOUNS = frozenset(
    "please again ago twice once last next yesterday today tonight tomorrow means mean meant makes "
    "make made keeps keep kept wants want wanted takes take took leads led causes caused gives "
    "give gave goes went comes came seems had stopped stops says".split()
)
# A clause may start after these: "until the blade has stopped".
OPENS_CLAUSE = frozenset("until since till before after".split())
FARTHEST = 30

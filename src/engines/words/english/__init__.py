"""What the checker knows of English: small closed classes, and lists of nouns by kind."""

from functools import cache

from engines.words.english.nouns import is_given_name, is_nature, kind_of, kind_of_word, singulars

__all__ = [
    "ADVERBS",
    "ARTICLES",
    "AUXILIARIES",
    "BE",
    "CLAUSE_WORDS",
    "DETERMINERS",
    "FUNCTION_WORDS",
    "LINKING",
    "NOT_INSIDE",
    "OBJECT_PRONOUNS",
    "POSSESSIVES",
    "PREPOSITIONS",
    "SUBJECT_PRONOUNS",
    "is_adverb",
    "is_given_name",
    "is_nature",
    "kind_of",
    "kind_of_word",
    "real_words_nearby",
    "singulars",
]

ARTICLES = frozenset("a an the".split())
POSSESSIVES = frozenset("my your his her its our their whose".split())
DETERMINERS = (
    ARTICLES
    | POSSESSIVES
    | frozenset(
        "this that these those some any each every both all another other such no either neither "
        "several many few most more one two three four five six seven eight nine ten eleven twelve "
        "same own which what half".split()
    )
)
PREPOSITIONS = frozenset(
    "of in on at by for from with to into onto about over under between among amongst within "
    "without through across during against towards toward after before since until till near "
    "around behind beyond above below off out up down per via regarding concerning despite like as "
    "than upon including excluding outside inside throughout along beside besides due owing".split()
)
SUBJECT_PRONOUNS = frozenset("i he she they we you it who someone everyone nobody anyone".split())
OBJECT_PRONOUNS = frozenset("me him her them us you it myself himself herself themselves".split())
BE = frozenset("is are was were be been being am".split())
AUXILIARIES = BE | frozenset(
    "has have had having do does did doing done will would can could may might must shall should "
    "ought need".split()
)
LINKING = BE | frozenset(
    "seem seems seemed appear appears appeared remain remains remained remaining become becomes "
    "became becoming get gets got getting feel feels felt look looks looked sound sounds sounded "
    "stay stays stayed prove proves proved turn turns turned grow grew went goes gone being found "
    "considered deemed thought known believed reported felt said described seen ".split()
)
CLAUSE_WORDS = frozenset(
    "and but or nor because when while whilst if so that which who whom where although though "
    "since "
    "until unless whether how why then yet as before after whereas".split()
)
NOT_INSIDE = (
    CLAUSE_WORDS
    | PREPOSITIONS
    | AUXILIARIES
    | frozenset(
        "i he she they we you it who not no never without nor neither said says told there here "
        "what him them us me".split()
    )
) - frozenset("more most".split())
ADVERBS = frozenset(
    "again already also always almost altogether anyway apparently away back barely certainly "
    "clearly completely consistently constantly continually currently daily deliberately ever even "
    "far finally flat first flatly fairly frequently fully further generally hardly indeed "
    "initially "
    "instead just largely last lately later least less likely more most mostly mainly much nearly "
    "now nowadays obviously occasionally often once only otherwise outright particularly perhaps "
    "persistently pretty previously probably quite rather readily really recently regularly "
    "repeatedly routinely seemingly seldom simply slightly so sometimes somewhat soon still "
    "strongly "
    "sometime suddenly surprisingly systematically then therefore thereafter today together "
    "tomorrow tonight too totally truly twice typically usually utterly very well yesterday yet "
    "point blank increasingly equally extremely highly incredibly deeply overly both all a bit "
    "little "
    "monday tuesday wednesday thursday friday saturday sunday however perfectly merely purely "
    "either neither long no longer at least".split()
) - frozenset("a no".split())
_NOT_ADVERBS = frozenset(
    "family reply supply apply early elderly friendly lonely ugly only lovely likely unlikely "
    "assembly anomaly italy july bully rely ally daily weekly monthly yearly costly deadly holy "
    "silly unruly orderly homely belly jelly fly comply imply multiply".split()
)
FUNCTION_WORDS = (
    DETERMINERS
    | PREPOSITIONS
    | SUBJECT_PRONOUNS
    | OBJECT_PRONOUNS
    | AUXILIARIES
    | CLAUSE_WORDS
    | POSSESSIVES
    | frozenset(
        "not never no very so too quite just really more most less only enough there here got get "
        "gets getting bit lot much well yet even s t re ve ll d m is itself each other him".split()
    )
)


def is_adverb(word: str) -> bool:
    """Whether a word is likely an adverb.

    >>> is_adverb("repeatedly"), is_adverb("family")
    (True, False)
    """
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in _NOT_ADVERBS)


@cache
def real_words_nearby() -> frozenset[str]:
    """Real English words that are one slip away from a word of the lexicon."""
    from engines.words.english.confusable import CONFUSABLE

    return CONFUSABLE

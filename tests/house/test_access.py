"""Everybody asks for every address, and every answer is read for what it shows."""

import logging
import re
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from django.db import transaction

from joinedup.core.scopes import in_organisation
from tests.house.access import PEOPLE, access_modules, readers, rows
from tests.house.client import address_of, is_key, letter_of, text_of
from tests.house.kept import everything_kept
from tests.house.pages import COMMAND, PAGE, as_page
from tests.house.routes import ROUTES
from tests.undone import atomic_of_test

pytestmark = pytest.mark.django_db
ROWS = rows()
HEADING = re.compile(r"<h([1-6])\b")
MARK = re.compile(r"secret-[a-z]+(?:-[a-z]+)*-[ab]\b")
# An ordinary member of A and the one who may do most there, sent to the things of B.
TRESPASSERS = ("unlisted", "administrator")


@dataclass
class Answers:
    """``letters[method, side, row, person]`` were the answers; ``read[mark][person]`` are the
    rows where they read it, with "link" for whoever holds a private link or a code; ``changed``
    are the tables that are not as they were; ``steep`` are the pages on which a heading of a
    section in a section has no section around it; ``lines`` are what each answer left in the
    log."""

    letters: dict = field(default_factory=dict)
    read: dict = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    changed: dict = field(default_factory=dict)
    by_key: dict = field(default_factory=dict)
    steep: set = field(default_factory=set)
    lines: dict = field(default_factory=dict)

    def seen(self, row, method, side, person, marks):
        """Note which marks somebody read. What a private link or a code shows to a stranger
        it shows to whoever holds it; to somebody signed in it may show more."""
        if is_key(row) and person == "stranger":
            self.by_key[side] = marks
            # The key of a thing of B is in the hands of people of B.
            self.by_key["b"] = {f"{mark.removesuffix('-a')}-b" for mark in marks}
            person = "link"
        elif is_key(row):
            marks -= self.by_key[side]
        for mark in marks:
            self.read[mark][person].add(f"{method} {row.title}")


@pytest.fixture(scope="module")
def answers(world, browsers):
    """Every address, asked for and sent an empty form by everybody."""
    found = Answers()
    for method in ("get", "post"):
        before = everything_kept()
        for row in ROWS:
            for side, person in who_asks(row, world):
                with atomic_of_test():
                    address = address_of(row, getattr(world, side))
                    with logged() as lines:
                        response = browsers[person].send(method, address)
                    letter = letter_of(response, method)
                    # Where something was done, it is undone: the next finds the same world.
                    transaction.set_rollback(method == "post" and letter == "r")
                found.letters[method, side, row.title, person] = letter
                found.lines[method, side, row.title, person] = lines
                text = text_of(response)
                found.seen(row, method, side, person, set(MARK.findall(text)))
                if is_steep([int(level) for level in HEADING.findall(text)]):
                    found.steep.add(f"{method} {row.title}")
        after = everything_kept()
        found.changed[method] = {label for label in before if before[label] != after[label]}
    return found


@contextmanager
def logged():
    """The lines that are written meanwhile by whatever tells of denials."""
    lines, logger = [], logging.getLogger("joinedup.denials")
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(record.getMessage())
    logger.addHandler(handler)
    try:
        yield lines
    finally:
        logger.removeHandler(handler)


def is_steep(levels):
    return any(level > before + 1 for before, level in pairwise(levels))


def who_asks(row, world):
    """Everybody, at the things of A; and two people of A at those of B."""
    yield from (("a", person) for person in PEOPLE)
    if is_of_a_community(row, world):
        yield from (("b", person) for person in TRESPASSERS)


def is_of_a_community(row, world):
    """Organisations are shared by the place; all other things are of one community."""
    things = (getattr(world.a, name) for name in row.things)
    # A guide is a word, and everybody's.
    scopes = [thing.scope for thing in things if not isinstance(thing, str)]
    return scopes != [] and in_organisation() not in scopes


def test_every_app_with_addresses_says_who_is_answered_what():
    wanted = {(name.partition(":")[0], name) for name in ROUTES}
    declared = {(row.app, row.name) for row in ROWS}
    silent = {app for app, _name in wanted} - set(access_modules())

    todo = [
        *(f"Please write tests/{app}/access.py: tests/house/access.py says how." for app in silent),
        *(
            f"Please say in ROWS of tests/{app}/access.py who is answered what at {name}."
            for app, name in wanted - declared
            if app not in silent
        ),
        *(
            f"Please take {name} out of tests/{app}/access.py: it is no address of that app."
            for app, name in declared - wanted
        ),
    ]

    assert "\n".join(sorted(todo)) == ""


def test_the_page_for_readers_tells_the_same():
    assert PAGE.read_text() == as_page(), f"Please run: {COMMAND}"


@pytest.mark.parametrize("method", ("get", "post"))
def test_every_answer_is_the_one_declared(answers, method):
    declared = {
        (method, "a", row.title, person): getattr(row, method)[person]
        for row in ROWS
        for person in PEOPLE
    }

    assert differing(answers, declared) == ""


ANSWERS_ALL_THE_SAME = {
    "people:sign_in_code",
    "people:sign_in_app",
    "people:passkey_sign_in",
    "votes:ideas:choose",
}


def test_each_refusal_leaves_one_line_and_no_page_does(answers):
    by_letter = {
        "s": {"sign-in-first"},
        "n": {"not-found", "wrong-link", "wrong-meeting-code"},
        "f": {"not-allowed"},
        "m": {"wrong-method"},
        "p": set(),
        "e": set(),
    }
    wrong = [
        f"{' '.join(key)} answered {letter}, left {answers.lines[key]}"
        for key, letter in answers.letters.items()
        if letter in by_letter and not is_told(answers.lines[key], by_letter[letter])
        # No code waits in these browsers, no passkey has answered and they have no ballot: the
        # page says what to do.
        if not ANSWERS_ALL_THE_SAME & set(" ".join(key).split())
    ]

    assert "\n".join(wrong) == ""


def is_told(lines, denials):
    """Whether there is one line, of such a denial; where there is nothing to deny, none."""
    return len(lines) == bool(denials) and all(line.split()[1] in denials for line in lines)


def test_no_line_of_the_log_holds_what_somebody_wrote_or_an_address(answers):
    written = "\n".join(line for lines in answers.lines.values() for line in lines)

    assert re.findall(r"secret-|@|127\.0\.0\.1|/", written) == []


@pytest.mark.parametrize("method", ("get", "post"))
def test_another_communitys_things_answer_as_ours_answer_its_people(answers, world, method):
    declared = {
        (method, "b", row.title, person): getattr(row, method)["outsider"]
        for row in ROWS
        if is_of_a_community(row, world)
        for person in TRESPASSERS
    }

    assert differing(answers, declared) == ""


def differing(answers, declared):
    """The answers that were not as declared, a line each."""
    return "\n".join(
        f"{' '.join(key)}: declared {letter}, came {answers.letters[key]}"
        for key, letter in declared.items()
        if answers.letters[key] != letter and not (letter == "-" and answers.letters[key] in "pm")
    )


def test_looking_changes_nothing(answers):
    assert answers.changed["get"] == set()


def test_what_is_refused_changes_nothing(answers):
    assert answers.changed["post"] == set()


def test_words_are_read_by_those_who_may_and_by_nobody_else(answers):
    may = {f"secret-{mark}-a": people for mark, people in readers().items()}
    marks = {mark for mark in answers.read if mark.endswith("-a")} | set(may)

    wrong = [
        line
        for mark in sorted(marks)
        for line in misread(mark, may.get(mark, set()), answers.read[mark])
    ]

    assert "\n".join(wrong) == ""


def test_words_of_another_community_are_read_by_nobody_of_ours(answers):
    ours = set(PEOPLE) - {"stranger", "outsider"}
    may = {f"secret-{mark}-b": people for mark, people in readers().items()}
    read = {
        mark: {who: places for who, places in readers_.items() if who in ours}
        for mark, readers_ in answers.read.items()
        if mark.endswith("-b")
    }

    leaked = [
        line
        for mark in sorted(read)
        if "outsider" not in may.get(mark, set())
        for line in misread(mark, set(), read[mark])
    ]

    assert "\n".join(leaked) == ""


def test_headings_go_down_one_step_at_a_time(answers):
    assert answers.steep == set()


def misread(mark, may, read):
    """Who read a mark and may not, with where; and who may and could not."""
    for who in sorted(set(read) - may):
        yield f"{mark} leaked to {who}: {sorted(read[who])[:3]}"
    for who in sorted(may - set(read)):
        yield f"{mark} was not shown to {who}"

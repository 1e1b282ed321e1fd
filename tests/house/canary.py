"""A sentence that nobody else would write: planted where words can be, looked for everywhere."""

import json

from django.core import mail
from django.db import connection, models

from joinedup.core.texts import declared_texts
from tests.house.access import rows
from tests.house.client import PersonClient, address_of, text_of
from tests.house.pdf import letters_of

# Short enough for every text that others write, and as long as a run, so that any copy of it is
# known as one.
CANARY = "Zirbel sang thrice and then the cat sang too."
SIGN = "zirbel"
# Where JSON fields hold words that people wrote; the rest are numbers, days and kinds.
WORDS_IN_JSON = {
    *("title", "summary", "method", "what_next", "heading", "body"),
    *("reason", "dissent", "instead", "why", "debate", "question", "wider_question"),
}


def copies_of(whose):
    """The text fields that hold words of this kind: (model, field) pairs, by declaration."""
    return [
        (text, text.model_class._meta.get_field(name))
        for text in declared_texts()
        if text.whose in whose
        for name in text.fields
    ]


def plant(things, field):
    """Put the canary into a field of these things, where they say something; how many it was put
    into. Copied as people copy, with other spaces, capitals and marks around it."""
    return sum(
        say_instead(
            thing,
            field,
            f"One said: “zirbel  SANG\nthrice – and then the CAT sang too!” {thing.pk}",
        )
        for thing in things
    )


def say_instead(thing, field, copy):
    """Put other words into a field of a thing, where it says something; whether it did."""
    said = getattr(thing, field.attname)
    if said in (None, "", {}, b""):
        return False
    thing.__class__._base_manager.filter(pk=thing.pk).update(
        **{field.attname: _planted(said, copy, field)}
    )
    return True


def _planted(said, copy, field):
    if isinstance(field, models.BinaryField):
        return copy.encode()
    if isinstance(field, models.JSONField):
        return _in_json(said, copy)
    return " ".join(copy.split())[: field.max_length] if field.max_length else copy


def _in_json(value, copy, are_words=False):
    if isinstance(value, dict):
        # A voice has a name, too; that of a strand stands beside what it was merged into.
        words = WORDS_IN_JSON | {"name"} if "merged_into" in value else WORDS_IN_JSON
        return {key: _in_json(each, copy, key in words) for key, each in value.items()}
    if isinstance(value, list):
        return [_in_json(each, copy, are_words) for each in value]
    return copy if are_words and isinstance(value, str) else value


def tables_with(sign=SIGN):
    """Every column of every table that holds the canary, or what else is looked for."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                found |= {
                    f"{table}.{column}"
                    for column, value in zip(columns, row, strict=True)
                    if sign in _as_text(value)
                }
    return found


def _as_text(value):
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode(errors="replace").casefold()
    return (value if isinstance(value, str) else json.dumps(value, default=str)).casefold()


def files_with_it(folder):
    """Every file below a folder that holds the canary; in a PDF as its letters stand."""
    return {
        path.name
        for path in folder.rglob("*")
        if path.is_file() and SIGN in _letters(path).casefold()
    }


def _letters(path):
    content = path.read_bytes()
    return letters_of(content) if path.suffix == ".pdf" else content.decode(errors="replace")


def emails_with_it():
    """Emails that were sent and hold the canary."""
    return [each.subject for each in mail.outbox if SIGN in str(each.message()).casefold()]


def pages_with_it(world):
    """Every page, file and feed that shows the canary to anybody."""
    found = set()
    # A stranger, who is shown least, a member, and whoever is shown most.
    for person in (world.people[name] for name in ("stranger", "scribe", "administrator")):
        client = PersonClient(person)
        for row in rows():
            response = client.send("get", address_of(row, world.a))
            if SIGN in text_of(response).casefold():
                found.add(row.title)
    return found

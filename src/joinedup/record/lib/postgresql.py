"""How PostgreSQL guards the record and chains its lines.

A line is put in the chain at COMMIT, after all that the transaction did and after its foreign keys
were looked at, so that whoever holds the lock of the chain waits for nobody: see decision 42. What
is done at COMMIT is done in rounds, and what a round asks for is done in the next. So the first
round only notes the line down (``ask``), and the second seals it (``seal``).

The functions act as the owner of the tables. The role of the program can neither call them nor
write into the chain.
"""

from joinedup.record.models import NOTHING

# Any number that nothing else takes for its lock: "record" in ASCII.
LOCK = int.from_bytes(b"record", "big")
TABLES = ("record_recordentry", "record_recordseal", "record_recordstretch")
OLD = "< now() - interval '7 years'"


def _function(name: str, body: str) -> str:
    # Names are looked up in our schema first: nobody's temporary table stands in for ours.
    return f"""CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = %(schema)s, pg_temp AS $$ {body} $$"""


FUNCTIONS = {
    "record_refuse": f"""
    BEGIN
        IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'record_recordentry' THEN
            -- A line goes when it was sealed seven years ago, and its seal after it.
            IF EXISTS (SELECT 1 FROM record_recordseal WHERE entry_id = OLD.id AND sealed_at {OLD})
            THEN RETURN OLD; END IF;
        ELSIF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'record_recordseal' THEN
            IF OLD.sealed_at {OLD} THEN RETURN OLD; END IF;
        END IF;
        RAISE EXCEPTION 'The record cannot be changed.';
    END""",  # noqa: S608 (nothing in it comes from outside)
    "record_ask": """
    BEGIN
        INSERT INTO record_unsealed VALUES (NEW.id, NEW.digest);
        RETURN NULL;
    END""",
    "record_seal": f"""
    DECLARE
        place bigint;
        before text;
        moment timestamptz;
        said text;
    BEGIN
        PERFORM pg_advisory_xact_lock({LOCK});
        SELECT number, hash INTO place, before FROM record_recordseal
        ORDER BY number DESC LIMIT 1;
        IF NOT FOUND THEN
            SELECT number, hash INTO place, before FROM record_recordstretch
            ORDER BY number DESC LIMIT 1;
        END IF;
        place := coalesce(place, 0) + 1;
        before := coalesce(before, '{NOTHING}');
        moment := date_trunc('milliseconds', clock_timestamp());
        said := to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
        said := concat_ws(' ', before, place, NEW.entry_id, said, NEW.digest);
        INSERT INTO record_recordseal (number, entry_id, previous, hash, sealed_at) VALUES (
            place, NEW.entry_id, before,
            encode(sha256(convert_to(said, 'UTF8')), 'hex'), moment
        );
        DELETE FROM record_unsealed WHERE entry_id = NEW.entry_id;
        RETURN NULL;
    END""",  # noqa: S608 (nor here)
}

GUARDS = {
    **{
        f"{table}_no_change": f"""
        CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION record_refuse()"""
        for table in TABLES
    },
    **{
        f"{table}_no_truncate": f"""
        CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION record_refuse()"""
        for table in TABLES
    },
}

CHAIN = {
    "record_recordentry_ask": """
    CREATE CONSTRAINT TRIGGER record_recordentry_ask AFTER INSERT ON record_recordentry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_ask()""",
    "record_unsealed_seal": """
    CREATE CONSTRAINT TRIGGER record_unsealed_seal AFTER INSERT ON record_unsealed
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_seal()""",
}

INSTALL = [
    # Empty whenever nobody is in the middle of a COMMIT.
    "CREATE TABLE record_unsealed (entry_id bigint PRIMARY KEY, digest text NOT NULL)",
    *(_function(name, body) for name, body in FUNCTIONS.items()),
    *(f"REVOKE EXECUTE ON FUNCTION {name}() FROM PUBLIC" for name in FUNCTIONS),
    *GUARDS.values(),
    *CHAIN.values(),
]
REMOVE = [
    "DROP TABLE record_unsealed",
    *(f"DROP FUNCTION {name}() CASCADE" for name in FUNCTIONS),
]
THERE = "SELECT tgname FROM pg_trigger WHERE tgenabled = 'O'"

"""Provisions are compared with what they were, and it is said plainly what could not be."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from engines.duties import DEFAULT_DUTIES, load_duties
from joinedup.duties.lib import provisions
from joinedup.duties.lib.provisions import Unreachable, read_provision
from joinedup.duties.models.provisions import Provision

pytestmark = pytest.mark.django_db
LAW = """<Legislation xmlns="http://www.legislation.gov.uk/namespaces/legislation"
  xmlns:ukm="http://www.legislation.gov.uk/namespaces/metadata"><ukm:Metadata>
  <ukm:Modified>{seen}</ukm:Modified>{effects}</ukm:Metadata>
  <Body><P1{status}><Pnumber>7</Pnumber><Text>{text}</Text></P1></Body></Legislation>"""
EFFECT = '<ukm:UnappliedEffect EffectId="{}" Type="substituted"/>'


def law(text="A council must answer.", seen="2026-01-01", status="", effects=()):
    marks = "".join(map(EFFECT.format, effects))
    status = f' Status="{status}"' if status else ""
    return LAW.format(text=text, seen=seen, status=status, effects=marks).encode()


class Library(ThreadingHTTPServer):
    """Serves made-up provisions; a number is answered as a status, "slow" never."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answer)
        self.answers, self.asked = {}, []
        self.done = threading.Event()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}"


class Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        answer = self.server.answers.get(self.path.removesuffix("/data.xml"), 404)
        if answer == "slow":
            self.server.done.wait(60)
        elif isinstance(answer, int):
            self.send_error(answer)
        elif isinstance(answer, str):
            self.send_response(301)
            self.send_header("Location", answer)
            self.end_headers()
        else:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer)

    def log_message(self, *args):
        pass


@pytest.fixture
def library():
    library = Library()
    thread = threading.Thread(target=library.serve_forever)
    thread.start()
    yield library
    library.done.set()
    library.shutdown()
    thread.join()
    library.server_close()


@pytest.fixture
def check(library, tmp_path, monkeypatch):
    """Run the command over duties that cite these provisions; what it printed, and its end."""
    whole = DEFAULT_DUTIES.read_text().replace("https://www.legislation.gov.uk", library.address)

    def run(**options):
        path = tmp_path / "duties.yaml"
        path.write_text(whole)
        monkeypatch.setattr(
            "joinedup.duties.management.commands.check_provisions.provisions_of",
            lambda duties: {
                address: ids
                for address, ids in provisions.provisions_of(duties).items()
                if address.removeprefix(library.address) in library.answers
            },
        )
        out = StringIO()
        try:
            call_command("check_provisions", duties=str(path), pause=0, stdout=out, **options)
        except CommandError as error:
            return out.getvalue(), str(error)
        return out.getvalue(), ""

    return run


REFER, APPLY, ADVISE = (f"/ukpga/1996/52/section/{number}" for number in ("213B", "184", "179"))


def test_the_first_run_keeps_what_it_sees_and_the_next_finds_it_unchanged(check, library):
    library.answers = {REFER: law(), APPLY: law("Inquire.")}

    assert check() == ("2 first seen\n", "")
    # Not the text, but something about it, is another day's.
    library.answers[REFER] = law(seen="2026-11-30")
    assert check() == ("2 unchanged\n", "")
    assert Provision.objects.count() == 2


def test_each_kind_of_change_is_told_with_the_duties_it_touches(check, library):
    library.answers = dict.fromkeys((REFER, APPLY, ADVISE), law(effects=["e1"]))
    check()
    library.answers = {
        REFER: law("A council should answer.", effects=["e1"]),
        APPLY: law(effects=["e1", "e2"]),
        ADVISE: 410,
    }

    printed, end = check()

    assert end == ""
    assert f"{library.address}{REFER}: changed\n    duties: ha96-s213b-duty-to-refer" in printed
    assert f"{library.address}{APPLY}: changes not worked in yet: e2\n" in printed
    assert f"{library.address}{ADVISE}: gone\n" in printed
    # It is told until somebody has looked.
    assert check() == (printed, "")
    assert (
        call_command("check_provisions", accept=library.address + REFER, stdout=StringIO()) is None
    )
    assert f"{REFER}: changed" not in check()[0]


def test_what_is_not_in_force_is_told(check, library):
    library.answers = {REFER: law(status="Prospective")}

    for _ in range(2):
        printed, end = check()
        assert f"{REFER}: prospective" in printed
        assert end == ""


def test_what_comes_into_force_is_a_change_though_its_words_are_the_same(check, library):
    library.answers = {REFER: law(status="Prospective")}
    check()
    library.answers = {REFER: law()}

    assert f"{REFER}: changed: it has come into force" in check()[0]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (500, "the server answers 500"),
        (b"<html><p>Sorry</html>", "the answer is no XML"),
        (b"<html></html>", "the answer is no legislation"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><Legislation>&b;</Legislation>', "declares entities"),
        (
            '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><Legislation/>'.encode("utf-16"),
            "entities",
        ),
        (b"<Legislation>" + b" " * (8 * 1024 * 1024), "the answer is too large"),
        ("http://localhost:1/elsewhere", "leads to another machine"),
        ("slow", "timed out"),
    ],
    ids=[
        "broken server",
        "broken",
        "a page",
        "entities",
        "entities in another encoding",
        "huge",
        "led away",
        "slow",
    ],
)
def test_what_cannot_be_read_changes_nothing_and_is_said(
    check, library, monkeypatch, answer, words
):
    library.answers = {REFER: law()}
    check()
    kept = Provision.objects.values().get()
    monkeypatch.setattr(provisions, "TIMEOUT", 0.5)
    library.answers = {REFER: answer}

    printed, end = check()

    assert words in printed
    assert "1 of 1 provisions could not be reached" in end
    assert Provision.objects.values().get() == kept


def test_without_a_network_it_gives_up_and_says_so(check, library):
    known = list(provisions.provisions_of(load_duties()))[:9]
    library.answers = {
        address.removeprefix("https://www.legislation.gov.uk"): 503 for address in known
    }

    _printed, end = check()

    assert "5 of 9 provisions could not be reached, and 4 were not asked for" in end
    assert not Provision.objects.exists()
    assert len(library.asked) == 5


def test_the_layout_of_an_answer_makes_no_difference():
    spread = law().replace(b"<P1>", b"\n  <P1>\n\n")

    assert read_provision(spread) == read_provision(law())
    with pytest.raises(Unreachable):
        read_provision(b"\xff\xfe\x00")


def test_nothing_else_is_fetched_when_somebody_accepts_it():
    with pytest.raises(CommandError, match="it is no address of legislation"):
        call_command("check_provisions", accept="http://localhost:1/elsewhere")

    assert not Provision.objects.exists()


def test_only_law_is_asked_for():
    assert len(provisions.provisions_of(load_duties())) > 50
    assert {address.split("/")[2] for address in provisions.provisions_of(load_duties())} == {
        "www.legislation.gov.uk"
    }

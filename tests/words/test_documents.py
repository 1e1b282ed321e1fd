"""A document that is given to be looked through: by the worker, for the browser that gave it."""

import logging
import re
import uuid
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from docx import Document

from joinedup.words.lib import looking_apart, waiting_documents
from joinedup.words.lib.limits import DOCUMENTS
from joinedup.words.services.documents import look_through_next
from tests.factories.lexicons import make_change, make_entry
from tests.house.kept import everything_kept
from tests.words.documents import CHECK, GONE, GUILTY, become_older, docx, files, folders, give

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folder")]
TEN_MINUTES, A_MINUTE = 600, 60


def work():
    look_through_next.func()


def marked(response):
    return re.findall(r"<mark>(.*?)</mark>", response.content.decode())


def leads_on(page):
    """Whether a button leads to where another text is looked through."""
    return re.search(r'class="button [^"]*"\s+href="/words/"', page.content.decode()) is not None


def test_it_waits_is_looked_through_and_shown(client, no_worker):
    address = give(client, "Hello.", GUILTY)
    while_it_waits = client.get(address)
    told = client.get(address, headers={"accept": "text/plain"})
    work()
    ready = client.get(address, headers={"accept": "text/plain"})
    page = client.get(address)

    assert (while_it_waits.status_code, told.status_code, ready.status_code) == (202, 202, 200)
    assert told.content.decode() == "It is the next to be looked through."
    assert told.content.decode() in while_it_waits.content.decode()
    assert "Look again" in while_it_waits.content.decode()
    assert leads_on(page)
    assert marked(page) == ["chaotic", "refused to engage"]
    assert "Perhaps:" in page.content.decode()
    for answer in (while_it_waits, told, page):
        assert answer.headers["Cache-Control"] == "private, no-store"


def test_the_document_is_gone_once_it_was_read_and_what_was_found_a_minute_after(client, no_worker):
    address = give(client)
    before = files()
    work()
    after = files()
    become_older(asked=A_MINUTE)
    client.get(address)
    become_older(shown=A_MINUTE - 1)
    again = client.get(address)
    become_older(shown=A_MINUTE)
    too_late = client.get(address)

    assert (before, after) == ([["asked", "document"]], [["asked", "begun", "result"]])
    assert (again.status_code, marked(again)) == (200, ["chaotic", "refused to engage"])
    assert (too_late.status_code, GONE in too_late.content.decode()) == (404, True)
    assert leads_on(too_late)
    assert waiting_documents.sweep(timezone.now()) == 1
    assert folders() == []


@pytest.mark.parametrize("is_done", (False, True))
def test_after_ten_minutes_all_is_gone_whoever_looked(client, no_worker, is_done):
    address = give(client)
    if is_done:
        work()
    become_older(asked=TEN_MINUTES - 1)
    there = client.get(address)
    kept = waiting_documents.sweep(timezone.now())
    become_older(asked=TEN_MINUTES, folder=0)

    assert (there.status_code, kept) == (200 if is_done else 202, 0)
    assert client.get(address).status_code == 404
    assert waiting_documents.sweep(timezone.now()) == 1
    assert folders() == []


def test_what_will_be_over_before_it_is_read_is_not_begun(client, no_worker):
    give(client)
    become_older(asked=TEN_MINUTES - looking_apart.SECONDS)
    work()

    assert files() == [["asked", "document"]]


def test_nobody_else_on_the_machine_can_read_it(client, no_worker):
    address = give(client)
    work()
    give(client, "Another.", comments="yes")
    root = folders()[0].parent

    assert {path.stat().st_mode & 0o777 for path in (root, *folders())} == {0o700}
    assert {path.stat().st_mode & 0o777 for path in root.glob("*/*")} == {0o600}
    # And the address does not tell where it is.
    assert not {path.name for path in folders()} & set(address.split("/"))


def test_another_browser_is_answered_as_for_one_that_never_was(client, member):
    address = give(client)
    unknown = f"{CHECK}documents/{uuid.uuid4()}/"
    forged = Client()
    forged.cookies["documents"] = "x" * 43

    pages = [
        *(Client().get(each) for each in (address, unknown, f"{address}file/")),
        *(forged.get(each) for each in (address, unknown)),
        client.get(unknown),
    ]

    assert [page.status_code for page in pages] == [404] * 6
    assert len({page.content for page in pages}) == 1
    assert client.get(address).status_code == 200


def test_nobody_asks_for_it_after_signing_in_or_out(client, member, facilitator):
    as_guest = give(client)
    client.force_login(member)
    as_member = give(client, "He refused to engage.")

    seen = [client.get(each).status_code for each in (as_guest, as_member)]
    client.logout()
    seen += [client.get(each).status_code for each in (as_guest, as_member)]
    client.force_login(facilitator)
    seen += [client.get(each).status_code for each in (as_guest, as_member)]

    # Guests lose nothing of theirs when somebody was signed in meanwhile, within the minute.
    assert seen == [404, 200, 404, 404, 404, 404]


def test_the_cookie_is_for_this_browser_alone_and_for_ten_minutes(client, settings):
    settings.SESSION_COOKIE_SECURE = True
    give(client)
    cookie = client.cookies["__Host-documents"]

    assert (cookie["max-age"], cookie["path"], cookie["samesite"]) == (TEN_MINUTES, "/", "Lax")
    assert (cookie["httponly"], cookie["secure"]) == (True, True)


def test_nothing_of_it_is_in_the_database_or_a_log(client, member, settings, caplog):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    caplog.set_level(logging.DEBUG)
    client.force_login(member)
    address = give(client, file=docx("Zebedee is hard to reach.", name="Zebedee.docx"))
    [folder] = folders()
    before = b"".join(path.read_bytes() for path in folder.iterdir())
    work()
    page = client.get(address)

    kept = repr(everything_kept()) + caplog.text
    [task] = DBTaskResult.objects.all()
    assert (b"Zebedee" in before, "Zebedee" in page.content.decode()) == (True, True)
    assert ("Zebedee" in kept, folder.name in kept, address in kept) == (False, False, False)
    assert (task.args_kwargs, task.priority) == ({"args": [], "kwargs": {}}, -10)


def test_it_comes_back_with_comments(client, no_worker):
    address = give(client, comments="yes")
    early = client.get(f"{address}file/")
    work()
    page = client.get(address)
    file = client.get(f"{address}file/")
    again = Document(BytesIO(b"".join(file)))
    file.close()
    become_older(shown=A_MINUTE)

    assert early.status_code == 404
    assert (f"{address}file/" in page.content.decode(), leads_on(page)) == (True, True)
    assert file.headers["Content-Disposition"] == (
        'attachment; filename="Case note-with-comments.docx"'
    )
    assert file.headers["Cache-Control"] == "private, no-store"
    assert [each.text for each in again.paragraphs] == [GUILTY]
    assert len(list(again.comments)) == 2
    assert client.get(f"{address}file/").status_code == 404


@pytest.mark.parametrize("with_comments", (False, True))
def test_what_was_left_out_is_said(client, with_comments):
    wish = {"comments": "yes"} if with_comments else {}
    long = give(client, "A scrounger. ", *["Tea and biscuits, at four."] * 11_540, **wish)
    full = give(client, *["A scrounger and a scrounger."] * 151, **wish)

    pages = {each: " ".join(client.get(each).content.decode().split()) for each in (long, full)}
    assert "The document is longer than 300,000 signs, about a hundred pages." in pages[long]
    assert "The first 300 places are marked. 2 more were found" in pages[full]
    assert "more were found" not in pages[long]
    assert "is longer than" not in pages[full]
    if not with_comments:
        assert pages[full].count("<mark>") == 300


@pytest.mark.parametrize("content", (b"not a document", b"PK\x03\x04 half"))
@pytest.mark.parametrize("more", ({}, {"comments": "yes"}))
def test_a_broken_document_is_refused_in_a_sentence(client, content, more):
    page = client.get(give(client, file=SimpleUploadedFile("note.docx", content), **more))

    assert (page.status_code, leads_on(page)) == (200, True)
    assert "This is not a Word file, or it is broken." in page.content.decode()
    assert files() == [["asked", "begun", "result"]]


@pytest.mark.parametrize(
    ("limit", "most"), (("MEMORY", 80_000_000), ("SECONDS", 0.01), ("CPU_SECONDS", 0))
)
def test_a_document_that_takes_too_much_is_told_so(client, monkeypatch, limit, most):
    monkeypatch.setattr(looking_apart, limit, most)

    page = client.get(give(client, *["A scrounger."] * 20_000))

    assert "takes more time or memory than there is" in page.content.decode()
    assert files() == [["asked", "begun", "result"]]


def test_a_process_that_ends_otherwise_is_told_and_nothing_it_says_is(
    client, monkeypatch, capfd, caplog
):
    # So that it ends with a traceback.
    monkeypatch.setattr(looking_apart, "CPU_SECONDS", "many")

    page = client.get(give(client, "Zebedee is hard to reach."))

    assert "Something went wrong while it was read." in page.content.decode()
    assert "".join(capfd.readouterr()) == ""
    assert caplog.messages == ["A document could not be looked through."]


def test_a_process_is_given_neither_key_nor_database(client, monkeypatch, tmp_path):
    seen = []
    monkeypatch.setattr(looking_apart.subprocess, "run", _noting(seen))
    monkeypatch.setenv("DATABASE_URL", "postgresql://joinedup:secret@db/joinedup")
    monkeypatch.setenv("JOINEDUP_SECRET_KEY", "secret")

    give(client)

    [env] = seen
    assert set(env) <= {"PATH", "HOME", "XDG_CACHE_HOME", "LANG", "LC_ALL", "PYTHONPATH"}


def _noting(seen):
    run = looking_apart.subprocess.run

    def noting(*args, env, **more):
        seen.append(env)
        return run(*args, env=env, **more)

    return noting


def test_the_words_of_the_community_are_looked_for(client, community, member):
    make_change(
        community=community, entry_id="tea", entry=make_entry(patterns=["tea"], instead=["coffee"])
    )
    make_change(community=community, entry_id="chaotic", entry={}, kind="retired")
    client.force_login(member)

    page = client.get(give(client, "Tea at 3.", GUILTY, lexicon=community.pk))

    assert marked(page) == ["Tea", "refused to engage"]
    assert "Fine here" in page.content.decode()


def test_sent_twice_it_is_one_and_another_file_is_another(client, no_worker):
    key, file = str(uuid.uuid4()), docx(GUILTY).read()

    def send(content, **more):
        return give(client, file=SimpleUploadedFile("Note.docx", content), key=key, **more)

    first, again = send(file), send(file)
    other, wish = send(docx("Hard to reach.").read()), send(file, comments="yes")
    for _ in range(3):
        work()

    assert first == again
    assert len({first, other, wish}) == len(folders()) == 3
    assert [marked(client.get(each)) for each in (first, other)] == [
        ["chaotic", "refused to engage"],
        ["Hard to reach"],
    ]
    file = client.get(f"{wish}file/")
    file.close()
    assert file.status_code == 200


def test_given_again_after_it_was_over_it_is_looked_through_again(client, no_worker):
    key, content = str(uuid.uuid4()), docx(GUILTY).read()
    for _ in range(2):
        address = give(client, file=SimpleUploadedFile("Note.docx", content), key=key)
        work()
        assert client.get(address).status_code == 200
        become_older(asked=TEN_MINUTES)


def test_those_before_it_are_counted(client, no_worker):
    said = []
    for number in range(3):
        address = give(client, f"Number {number}.")
        said.append(client.get(address, headers={"accept": "text/plain"}).content.decode())
        become_older(asked=10)

    assert said == [
        "It is the next to be looked through.",
        "1 document is looked through before it.",
        "2 documents are looked through before it.",
    ]


def test_one_person_has_few_and_pasted_text_is_not_counted(client, member, no_worker):
    client.force_login(member)
    key, content = str(uuid.uuid4()), docx(GUILTY).read()
    for number in range(DOCUMENTS.most - 1):
        give(client, f"Number {number}.")
    for _ in range(3):  # once and the same
        give(client, file=SimpleUploadedFile("Note.docx", content), key=key)

    refused = client.post(CHECK, {"document": docx("One too many.")})
    pasted = client.post(CHECK, {"text": GUILTY})

    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "600")
    assert len(folders()) == DOCUMENTS.most
    assert marked(pasted) == ["chaotic", "refused to engage"]


def test_where_too_many_wait_or_there_is_no_room_it_is_said_and_nothing_stays(
    client, no_worker, monkeypatch
):
    give(client)
    monkeypatch.setattr(waiting_documents, "MOST_WAITING", 1)
    busy = client.post(CHECK, {"document": docx("One too many.")})
    monkeypatch.setattr(waiting_documents, "MOST_WAITING", 40)
    monkeypatch.setattr(waiting_documents.Path, "rename", _no_room)
    full = client.post(CHECK, {"document": docx("One too large.")})

    assert (busy.status_code, full.status_code) == (409, 409)
    assert "Many documents are being looked through." in busy.content.decode()
    assert "There is no room for a document now." in full.content.decode()
    assert files() == [["asked", "document"]]


def _no_room(*_args):
    raise OSError(28, "No space left on device")

"""What the program says of the app that docs/how-to/add-an-app.md makes, and once it is gone.

Runs in the copy, on the sample's database. Prints lines of three parts: whether it is as it should
be, what was looked for, what was seen.
"""

import io
import json

from bs4 import BeautifulSoup
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import setup_test_environment
from django.urls import reverse
from django.utils import timezone

from joinedup.access.models import Community
from joinedup.access.services.members import erase_person
from joinedup.core.decisions import let_go
from joinedup.core.models import JobRun, Redaction
from joinedup.core.redaction import DECIDE_WITHIN
from joinedup.core.samples import key_of
from joinedup.core.seen_runs import read_texts
from joinedup.people.models import Member
from joinedup.people.sample.members import members
from joinedup.reports.models import Finding
from joinedup.reports.services.files import make_pdf
from joinedup.reports.services.publishing import publish_report
from tests.house.canary import CANARY, files_with_it, tables_with

# In the sample: who asks, who has offered something, who has not, and who is elsewhere.
ASKS, OFFERED, OTHER, ELSEWHERE = "maureen", "kev", "shazia", "waqas"
LEAVES, LEFT_WORDS = "joy", "Me. I like hello."
NEEDED = "the tea urn"
JOB = "end errands"


def see(what, seen, is_there):
    said = " ".join(seen.split())[:300]
    print("yes" if is_there else "no", what, said, sep="\t", flush=True)


def with_the_app():
    """Everything in which an app appears."""
    _look(navigation, first_page, record, sample, export, job, withdrawal, erasure)


def without_the_app():
    """Nothing of it, and no page falls over what it left in the record."""
    _look(pages_without_it, record_without_it, database_without_it)


def _look(*parts):
    setup_test_environment()
    for part in parts:
        try:
            part()
        except Exception as error:
            see(part.__name__, repr(error)[:300], False)


def navigation():
    offered = {who: "Errands" in _ways_round(who) for who in (OTHER, None)}
    see(
        "navigation",
        f"for a member: {offered[OTHER]}; for a stranger: {offered[None]}",
        offered == {OTHER: True, None: False},
    )


def first_page():
    people = (ASKS, OFFERED, OTHER, ELSEWHERE)
    found = [who for who in people if NEEDED in _text(_browser(who).get("/"))]
    see("first page", f"of {', '.join(people)} it waits for {found}", found == [OTHER])


def record():
    lines = {line for event in ("errand asked", "offered") for line in _record_lines(event)[1]}
    see(
        "record",
        ", ".join(f"{label} ({name or 'no name'})" for label, name in sorted(lines)),
        lines == {("Asked for a hand", _member(ASKS).name), ("Offered a hand", "")},
    )


def sample():
    counts = {name: _rows(name).count() for name in ("Errand", "Offer")}
    see("sample", str(counts), counts == {"Errand": 2, "Offer": 2})


def export():
    said = json.loads(_ran("export_person", _member(OFFERED).email)).get("errands.Offer")
    see("export of a person", str(said), bool(said) and "My back" in said[0]["text"])


def job():
    _rows("Errand").update(ended_at=None)
    JobRun.objects.filter(name=JOB).delete()
    told = [[line for line in _ran("run_jobs").splitlines() if JOB in line] for _ in range(2)]
    ended = _rows("Errand").exclude(ended_at=None).count()
    see(
        "the job, by the command",
        f"{told}; {ended} ended",
        (told, ended) == ([[f"{JOB}: 1"], []], 1),
    )


def withdrawal():
    """Words are offered by the page, copied into a report that is published, and taken back."""
    client = _browser(OTHER)
    page = reverse("errands:errand_detail", args=[_rows("Errand").get(ended_at=None).pk])
    client.post(page, {"text": CANARY})
    offer = _rows("Offer").get(text=CANARY)
    # As the worker does every minute.
    read_texts(timezone.now())
    version = _publish_with(f"One said: {CANARY}")
    pages = [page, reverse("reports:report_version", args=[version.pk])]
    before = _places(client, pages)
    see("words before they are taken back", f"in {', '.join(before)}", len(before) >= 7)

    client.post(reverse("errands:offer_withdraw", args=[offer.pk]))
    version.refresh_from_db()
    file_is_gone = not version.pdf
    # Nobody says that it was no copy.
    let_go(Redaction.objects.all(), timezone.now() + DECIDE_WITHIN)
    make_pdf.func(version.pk)
    after = _places(client, pages)
    see(
        "withdrawal",
        f"in {', '.join(after) or 'no place'}; file made again: {file_is_gone}",
        not after and file_is_gone,
    )


def erasure():
    had = _rows("Offer").filter(text=LEFT_WORDS).count()
    erase_person(member=_member(LEAVES), by="program", at=timezone.now())
    left = _rows("Offer").filter(text=LEFT_WORDS).count()
    see(
        "erasure of a person", f"offers with their words: {had}, then {left}", (had, left) == (1, 0)
    )


def pages_without_it():
    page = _browser(OTHER).get("/")
    ways = _ways_round(OTHER)
    see("navigation without it", ", ".join(ways), bool(ways) and "Errands" not in ways)
    waits = NEEDED in _text(page)
    see(
        "first page without it",
        f"answered {page.status_code}; waits: {waits}",
        (page.status_code, waits) == (200, False),
    )


def record_without_it():
    status, everything = _record_lines("")
    lines = set(_record_lines("errand asked")[1])
    see(
        "record without it",
        f"answered {status}, {len(everything)} lines; of it {lines}",
        (status, lines) == (200, {("errand asked", "")}),
    )


def database_without_it():
    tables = [name for name in connection.introspection.table_names() if "errand" in name]
    see("tables without it", ", ".join(tables) or "none", not tables)
    JobRun.objects.all().delete()
    jobs = _ran("run_jobs").split("\n")
    see("jobs without it", ", ".join(jobs), len(jobs) > 1 and JOB not in " ".join(jobs))
    see("apps without it", f"{len(apps.app_configs)}", "errands" not in apps.app_configs)


def _rows(model):
    return apps.get_model("errands", model).objects


def _member(who):
    (email,) = (each["email"] for each in members() if each["id"] == who)
    return Member.objects.get(email=email)


def _browser(who=None):
    client = Client()
    if who:
        client.force_login(_member(who))
    return client


def _text(response):
    return response.content.decode()


def _ways_round(who):
    page = BeautifulSoup(_text(_browser(who).get("/")), "html.parser")
    return [link.get_text(strip=True) for link in page.select("nav a")]


def _record_lines(event):
    community = Community.objects.get(name__startswith="Potteries")
    page = reverse("home:record_page", args=[community.pk])
    response = _browser(ASKS).get(page, {"event": event})
    return response.status_code, [
        (str(line.label), line.by_name) for line in response.context["page"]
    ]


def _ran(command, *arguments):
    told = io.StringIO()
    call_command(command, *arguments, stdout=told)
    return told.getvalue()


def _publish_with(words):
    """A new version of a report of the sample, with these words in it and in its note."""
    now = timezone.now()
    finding = Finding.objects.filter(report__versions__isnull=False).first()
    Finding.objects.filter(pk=finding.pk).update(body=words, changed_at=now)
    version = publish_report(
        key=key_of("new app"), report=finding.report, by=_member(ASKS), at=now, note=words
    )
    make_pdf.func(version.pk)
    return version


def _places(client, pages):
    """Everywhere where the words are."""
    shown = [page for page in pages if CANARY in _text(client.get(page))]
    return sorted([*tables_with(), *files_with_it(settings.MEDIA_ROOT), *shown])

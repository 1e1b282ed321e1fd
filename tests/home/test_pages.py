"""The record, the demo's letters, and the pages that say what this is."""

import uuid

import pytest
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.conversation.services.contributions import contribute, hold_contribution
from joinedup.record import services as record
from joinedup.record.models import RecordEntry
from joinedup.series.events import Event
from tests.factories.conversation import make_prompt
from tests.factories.people import make_community, make_member
from tests.factories.series import make_meeting, make_series

pytestmark = pytest.mark.django_db


def record_page(community):
    return reverse("home:record_page", args=[community.pk])


def write(event, *, by, community):
    with transaction.atomic():
        record.write(
            event,
            about=make_series(community=community, title="Doors"),
            by=by,
            at=timezone.now(),
        )


def shown(page):
    return [(str(entry.label), entry.by_name, entry.about_name) for entry in page]


def test_the_record_says_who_did_what_latest_first(client):
    community = make_community()
    coordinator = make_member(name="Asha", community=community, role=RoleKind.COORDINATOR)
    write(Event.SERIES_PLANNED, by=coordinator, community=community)
    write(Event.SERIES_ANNOUNCED, by="program", community=community)
    write(Event.SERIES_CHANGED, by=coordinator, community=make_community())
    client.force_login(coordinator)

    everything = client.get(record_page(community))
    narrowed = client.get(record_page(community), {"event": "series planned"})
    nonsense = client.get(record_page(community), {"event": "'", "page": "x"})

    assert shown(everything.context["page"]) == [
        ("Series announced", "", "Doors"),
        ("Series planned", "Asha", "Doors"),
    ]
    assert shown(narrowed.context["page"]) == [("Series planned", "Asha", "Doors")]
    assert shown(nonsense.context["page"]) == shown(everything.context["page"])


def test_the_record_outlives_the_app_that_wrote_it(client):
    """What was done stays; who did it to what is not told, for nobody says that it may be."""
    community = make_community()
    coordinator = make_member(name="Asha", community=community, role=RoleKind.COORDINATOR)
    RecordEntry.objects.create(
        at=timezone.now(),
        event="beds dug",
        about_kind="gardens.bed",
        about_id=1,
        scope_kind="community",
        scope_id=community.pk,
        by_kind="member",
        by_id=coordinator.pk,
    )
    client.force_login(coordinator)

    page = client.get(record_page(community), {"event": "beds dug"})

    assert shown(page.context["page"]) == [("beds dug", "", "")]


def test_the_record_does_not_tell_whose_words_are_whose(client):
    community = make_community()
    coordinator = make_member(community=community, role=RoleKind.COORDINATOR)
    speaker = make_member(name="Quiet Voice", community=community)
    meeting = make_meeting(series=make_series(community=community), is_open=True)
    words = contribute(
        key=uuid.uuid4(),
        prompt=make_prompt(meeting=meeting, question="When did it work?"),
        text="They never rang.",
        by=speaker,
        at=timezone.now(),
    )
    hold_contribution(contribution=words, reason="A name", by=coordinator, at=timezone.now())
    client.force_login(coordinator)

    page = client.get(record_page(community))

    assert shown(page.context["page"]) == [
        ("Words held back", coordinator.name, "When did it work?"),
        ("Said something", "", ""),
    ]
    assert "Quiet Voice" not in page.content.decode()
    assert "They never rang." not in page.content.decode()


@pytest.mark.parametrize("count", [1, 3, 60])
def test_the_record_asks_the_same_number_of_queries(client, count, django_assert_num_queries):
    community = make_community()
    for _ in range(count):
        write(Event.SERIES_PLANNED, by=make_member(), community=community)
    client.force_login(make_member(community=community, role=RoleKind.COORDINATOR))

    with django_assert_num_queries(9):
        client.get(record_page(community))


def test_the_record_is_for_those_who_coordinate(client):
    community = make_community()
    statuses = {"a stranger": client.get(record_page(community)).status_code}
    people = {
        "a coordinator": make_member(community=community, role=RoleKind.COORDINATOR),
        "a facilitator": make_member(community=community, role=RoleKind.FACILITATOR),
        "a member": make_member(community=community),
        "an administrator elsewhere": make_member(
            community=make_community(), role=RoleKind.ADMINISTRATOR
        ),
    }

    for who, person in people.items():
        client.force_login(person)
        statuses[who] = client.get(record_page(community)).status_code

    assert statuses == {
        "a stranger": 302,
        "a coordinator": 200,
        "a facilitator": 403,
        "a member": 403,
        "an administrator elsewhere": 404,
    }


@pytest.fixture
def kept(settings, tmp_path):
    """The demo's way of keeping letters."""
    settings.DEMO = True
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    connection = get_connection(
        "django.core.mail.backends.filebased.EmailBackend", file_path=settings.EMAIL_FILE_PATH
    )

    def keep(*letters):
        for letter in letters:
            letter.connection = connection
            letter.send()

    return keep


def test_the_demo_shows_its_letters_newest_first(client, kept):
    with_calendar = EmailMessage(
        "Können Sie kommen? 🙂",
        "Ja: http://127.0.0.1:8000/series/answer/x.y/",
        to=["asha@example.org"],
    )
    with_calendar.attach("invitation.ics", "BEGIN:VCALENDAR", "text/calendar")
    kept(
        EmailMessage("The first", "<b>One</b>\n" + "-" * 79, to=["bea@example.org"]), with_calendar
    )

    response = client.get(reverse("mail:dev_mail"))
    of_asha = client.get(reverse("mail:dev_mail"), {"to": "Asha@"})

    text = response.content.decode()
    assert [letter.subject for letter in response.context["page"]] == [
        "Können Sie kommen? 🙂",
        "The first",
    ]
    assert response.context["page"][0].attachments == ("invitation.ics",)
    assert 'href="http://127.0.0.1:8000/series/answer/x.y/"' in text
    assert "&lt;b&gt;One&lt;/b&gt;" in text
    assert [letter.to for letter in of_asha.context["page"]] == ["asha@example.org"]


def test_the_demo_says_so_when_there_is_no_letter_yet(client, settings, tmp_path):
    settings.DEMO, settings.EMAIL_FILE_PATH = True, tmp_path / "not-there"

    assert "No email yet" in client.get(reverse("mail:dev_mail")).content.decode()


def test_nobody_reads_letters_outside_the_demo(client, kept, settings):
    kept(EmailMessage("Private", "Private", to=["asha@example.org"]))
    settings.DEMO = False
    client.force_login(make_member(community=make_community(), role=RoleKind.ADMINISTRATOR))

    assert client.get(reverse("mail:dev_mail")).status_code == 404


@pytest.mark.parametrize("name", ["about", "privacy", "accessibility"])
def test_plain_pages_say_whom_to_ask(client, name):
    announced = make_series(community=make_community(contact_email="open@example.org"))
    make_series(community=announced.community)
    make_series(community=make_community(contact_email="not.yet@example.org"), is_announced=False)

    text = client.get(reverse(f"home:{name}")).content.decode()

    assert text.count("open@example.org</a>") == 1
    assert "not.yet@example.org" not in text


def test_whoever_uses_the_program_is_offered_its_source_code(client, settings):
    asked = client.get(reverse("home:about")).content.decode()

    settings.SOURCE_ADDRESS = "https://example.org/joinedup.tar.gz"
    linked = client.get(reverse("home:about")).content.decode()

    by_asking = "whoever asks is given it"
    by_link = 'href="https://example.org/joinedup.tar.gz"'
    assert [(by_asking in page, by_link in page) for page in (asked, linked)] == [
        (True, False),
        (False, True),
    ]

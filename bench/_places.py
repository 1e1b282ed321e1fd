import json
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from config.sessions import SessionStore
from joinedup.access.models import Role, RoleKind
from joinedup.conversation.models import Contribution, Guest, Prompt
from joinedup.conversation.selectors.reading import A_FEW
from joinedup.reports.models import Report
from joinedup.series.models import Meeting, Series
from joinedup.votes.models import Poll, Statement

meeting = Meeting.objects.filter(closed_at=None, opened_at__isnull=False).first()
community = meeting.series.community
organises = Role.objects.filter(community=community).exclude(kind=RoleKind.MEMBER)
member = (
    Role.objects.filter(community=community, kind=RoleKind.MEMBER, until_date=None)
    .exclude(member__in=organises.values("member"))
    .first()
    .member
)
session = SessionStore()
session[SESSION_KEY] = str(member.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = member.get_session_auth_hash()
session.create()

sizes = {}
for size in (10, 100, 1000):
    now = timezone.now()
    copy = Meeting.objects.create(
        series=meeting.series,
        title=f"A meeting with {size} contributions",
        starts_at=now - timedelta(hours=1),
        ends_at=now + timedelta(hours=1),
        venue_name="Town hall",
        code=f"SIZE{size}",
        opened_at=now,
        changed_at=now,
    )
    prompts = [
        Prompt.objects.create(
            meeting=copy, kind="open", question=f"Question {n}?", position=n, changed_at=now
        )
        for n in range(5)
    ]
    guests = [Guest.objects.create(meeting=copy, came_at=now) for _ in range(20)]
    Contribution.objects.bulk_create(
        Contribution(
            prompt=prompts[n % 5],
            text=f"Thought {n}: the letter came after the appointment, and nobody rang back.",
            entered_by="guest",
            guest=guests[n % 20],
            quotable="anonymous",
            said_at=now,
        )
        for n in range(size)
    )
    sizes[str(size)] = reverse("conversation:meeting_words", args=[copy.pk])
poll = Poll.objects.create(meeting=copy, opened_at=now)
statements = [
    Statement.objects.create(
        poll=poll, text=f"Statement {n}.", state="released", position=n, written_at=now
    )
    for n in range(1, 11)
]

report = Report.objects.filter(series__community=community, versions__isnull=False).latest("pk")
prompt = meeting.prompts.filter(is_open=True).exclude(kind="scale").first()
series = Series.objects.filter(community=community).order_by("pk")[1]
cookie = f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def floor(path, cookie=""):
    """What a page asks of the database and how many bytes it sends, for a view that does no more
    than that. The second time, when all that is made once has been made."""
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            headers = {"host": urlsplit(settings.ADDRESS).netloc, "cookie": cookie}
            page = Client().get(path, headers=headers)
    return {"queries": [query["sql"] for query in asked], "bytes": len(page.content)}


room = reverse("conversation:code_room", args=[meeting.code])
public = reverse("series:series_detail", args=[series.pk])
print(
    json.dumps(
        {
            "cookie": cookie,
            "floor": {
                sizes["1000"]: floor(sizes["1000"], cookie),
                room: floor(room),
                public: floor(public),
            },
            "database": str(settings.DATABASES["default"]["NAME"]),
            "meetings": sizes,
            "shown": 5 * A_FEW,
            "series": public,
            "room": reverse("conversation:code_contribute", args=[meeting.code, prompt.pk]),
            "votes": reverse("votes:vote", args=[copy.code]),
            "statements": [each.pk for each in statements],
            "pages": {
                "first page": reverse("home:home_page"),
                "series": public,
                "meeting, 1,000 contributions": sizes["1000"],
                "guest's room": room,
                "report": reverse("reports:report_detail", args=[report.pk]),
                "ledger": reverse("recommendations:ledger"),
            },
        }
    )
)

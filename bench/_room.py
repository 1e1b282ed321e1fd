import json

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.urls import reverse

from config.sessions import SessionStore
from joinedup.access.models import Role, RoleKind
from joinedup.series.models import Meeting
from joinedup.votes.models import PollKind, Statement

meeting = Meeting.objects.filter(closed_at=None, opened_at__isnull=False).first()
community = meeting.series.community
facilitator = Role.objects.filter(
    community=community, kind=RoleKind.FACILITATOR, until_date=None
).first()
session = SessionStore()
session[SESSION_KEY] = str(facilitator.member.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = facilitator.member.get_session_auth_hash()
session.create()
# The wall shows the last open question.
prompt = meeting.prompts.filter(is_open=True).exclude(kind="scale").order_by("position").last()
meeting.prompts.filter(position__gt=prompt.position).update(is_open=False)
statements = Statement.objects.filter(
    poll__meeting=meeting, poll__kind=PollKind.STATEMENTS, state="released"
)
print(
    json.dumps(
        {
            "cookie": f"{settings.SESSION_COOKIE_NAME}={session.session_key}",
            "room": reverse("conversation:code_contribute", args=[meeting.code, prompt.pk]),
            "phone": reverse("room:code_now", args=[meeting.code]),
            "votes": reverse("votes:vote", args=[meeting.code]),
            "statements": list(statements.values_list("pk", flat=True)),
            "wall": reverse("room:wall_now", args=[meeting.pk]),
        }
    )
)

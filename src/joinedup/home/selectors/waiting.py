"""What waits for somebody. One query for each question, however many things wait."""

from datetime import timedelta

from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils import timezone

from joinedup.conversation.models import Contribution, Outcome, Prompt, PromptKind, State
from joinedup.members.models import Letter, Member
from joinedup.members.standing import standing_of
from joinedup.recommendations.models import Recommendation
from joinedup.recommendations.selectors import answered_since, followed_up_by, waiting_for
from joinedup.series.models import Invitation, Meeting, Series
from joinedup.series.selectors import join_requests_visible_to, meetings_visible_to

A_FEW = 8
# A letter that failed is shown for so long: after that, another way was found or was not.
FAILED_LATELY = timedelta(days=14)
ANSWERED_LATELY = timedelta(days=14)


def what_waits_for(person, now):
    """Everything that waits for a member, by the name of the question it answers.

    Somebody without a part in running a community is asked about fewer things.
    """
    standing = standing_of(person)
    waits = _for_everybody(person, now)
    if standing.organises:
        waits |= _for_organisers(person, standing, now)
    if standing.coordinates:
        waits |= _for_coordinators(person, standing, now)
    return waits


def _for_everybody(person, now):
    invitations = {
        invitation.meeting_id: invitation
        for invitation in Invitation.objects.filter(
            member=person,
            meeting__ends_at__gte=now,
            meeting__cancelled_at=None,
            meeting__series__announced_at__isnull=False,
        )
        .select_related("meeting__series")
        .order_by("meeting__starts_at")
    }
    meetings = list(
        meetings_visible_to(person)
        .filter(ends_at__gte=now, cancelled_at=None)
        .annotate(
            is_scribed_by_me=Exists(
                Meeting.scribes.through.objects.filter(meeting=OuterRef("pk"), member=person)
            )
        )[:A_FEW]
    )
    for meeting in meetings:
        meeting.my_invitation = invitations.get(meeting.pk)
    today = timezone.localdate(now)
    return {
        "invitations": [each for each in invitations.values() if not each.reply],
        "today": [each for each in meetings if timezone.localdate(each.starts_at) <= today],
        # A meeting whose invitation is not answered stands among the invitations.
        "coming": [
            each
            for each in meetings
            if timezone.localdate(each.starts_at) > today
            and (each.my_invitation is None or each.my_invitation.reply)
        ],
        "asked_of_us": list(waiting_for(person)[:A_FEW]),
        "steps": list(
            Contribution.objects.filter(
                member=person, prompt__kind=PromptKind.SMALL_STEPS, withdrawn_at=None
            )
            .exclude(outcome=Outcome.DONE)
            .select_related("prompt__meeting")
            # Without a result first, then the latest.
            .order_by(F("outcome_at").desc(nulls_first=True), "-said_at")[:A_FEW]
        ),
    }


def _for_organisers(person, standing, now):
    in_ours = {"series__community__in": standing.organises}
    ours = Series.objects.filter(community__in=standing.organises)
    said_in_ours = Contribution.objects.filter(
        prompt__meeting__series__community__in=standing.organises, withdrawn_at=None
    )
    end_of_today = timezone.localtime(now).replace(hour=23, minute=59, second=59)
    return {
        "to_open": list(
            Meeting.objects.filter(
                **in_ours,
                cancelled_at=None,
                opened_at=None,
                starts_at__lte=end_of_today,
                ends_at__gte=now,
            ).select_related("series")[:A_FEW]
        ),
        "to_close": list(
            Meeting.objects.filter(
                **in_ours, opened_at__isnull=False, closed_at=None, ends_at__lt=now
            ).select_related("series")[:A_FEW]
        ),
        "held": list(
            said_in_ours.filter(state=State.HELD)
            .values("prompt__meeting", "prompt__meeting__title")
            .annotate(count=Count("pk"))
            .order_by("-prompt__meeting")[:A_FEW]
        ),
        "unsorted": list(
            said_in_ours.filter(strand=None, prompt__meeting__series__closed_at=None)
            .exclude(text="")
            .exclude(state=State.HIDDEN)
            .values("prompt__meeting__series", "prompt__meeting__series__title")
            .annotate(count=Count("pk"))
            .order_by("-prompt__meeting__series")[:A_FEW]
        ),
        "terms": list(
            Prompt.objects.filter(
                meeting__series__community__in=standing.organises,
                kind=PromptKind.TERM,
                ruling=None,
                meeting__closed_at__isnull=False,
            ).select_related("meeting")[:A_FEW]
        ),
        "follow_up": list(followed_up_by(person)[:A_FEW]),
        "report_drafts": list(
            ours.filter(report__isnull=False, report__versions=None).select_related("report")[
                :A_FEW
            ]
        ),
        "reports_to_draft": list(
            ours.filter(closed_at__isnull=False, report=None).select_related("community")[:A_FEW]
        ),
    }


def _for_coordinators(person, standing, now):
    our_people = Member.objects.filter(roles__community__in=standing.coordinates)
    our_owners = Recommendation.objects.filter(community__in=standing.coordinates)
    return {
        "join_requests": list(join_requests_visible_to(person).filter(decided_at=None)[:A_FEW]),
        "unanswered": list(
            Meeting.objects.filter(
                series__community__in=standing.coordinates,
                cancelled_at=None,
                starts_at__gte=now,
            )
            .annotate(
                invited=Count("invitations"),
                silent=Count("invitations", filter=Q(invitations__reply="")),
            )
            .filter(silent__gt=0)
            .select_related("series")[:A_FEW]
        ),
        "answered": list(answered_since(person, now - ANSWERED_LATELY)[:A_FEW]),
        "failed_letters": list(
            Letter.objects.filter(failed_at__gte=now - FAILED_LATELY)
            .filter(
                Q(to__in=our_people.exclude(email=None).values("email"))
                | Q(to__in=our_owners.values("owner_email"))
            )
            .order_by("-failed_at")[:A_FEW]
        ),
    }

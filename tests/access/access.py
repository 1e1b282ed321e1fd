"""Who is answered what about a community and the roles in it."""

from datetime import date

from django.utils import timezone

from joinedup.access.models import CommunityInvitation, RoleKind
from joinedup.people.models import NewAddress
from tests.factories.people import make_community, make_role
from tests.house.access import Link

ROWS = """
access:member_detail listed | s pnn ppp ppp | s -nn --- ---
access:member_detail unlisted | s nnn pnn ppp | s nnn -nn ---
access:member_detail scribe | s nnn nnp ppp | s nnn nn- ---
access:member_detail facilitator | s nnn nnn ppp | s nnn nnn ---
access:member_detail coordinator | s nnn nnn ppp | s nnn nnn ---
access:member_detail administrator | s nnn nnn ppp | s nnn nnn ---
access:member_detail owner | s npn nnn nnn | s n-n nnn nnn
access:member_detail invited | s nnp nnn nnn | s nn- nnn nnn
access:member_detail left | s nnn nnn nnn | s nnn nnn nnn
access:member_edit listed | s fnn fpf fpp | s fnn fef fee
access:member_edit unlisted | s nnn pnn fpp | s nnn enn fee
access:member_edit coordinator | s nnn nnn fpp | s nnn nnn fee
access:member_edit administrator | s nnn nnn ffp | s nnn nnn ffe
access:second_step_remove listed | s fnn fff ffp | s fnn fff ffr
access:second_step_remove unlisted | s nnn fnn ffp | s nnn fnn ffr
access:second_step_remove administrator | s nnn nnn fff | s nnn nnn fff
access:member_deactivate listed | s fnn fff ffp | s fnn fff ffr
access:member_deactivate unlisted | s nnn fnn ffp | s nnn fnn ffr
access:member_deactivate administrator | s nnn nnn fff | s nnn nnn fff
access:member_activate unlisted | m mmm mmm mmm | s nnn fnn ffr
access:community_list - | s rpp rrr rrr | m mmm mmm mmm
access:community_detail community | s nnn ppp ppp | m mmm mmm mmm
access:community_edit community | s nnn fff ffp | s nnn fff ffe
access:community_leave community | s nnn ppp ppp | s nnn rrr rrr
access:first_steps_hide community | m mmm mmm mmm | s nnn fff ffr
access:first_steps_show community | m mmm mmm mmm | s nnn fff ffr
access:invitation_answer community_invitation | p ppp ppp ppp | - --- --- ---
access:invitation_answer accepted_invitation | p ppp ppp ppp | - --- --- ---
access:address_confirm new_address | p ppp ppp ppp | - --- --- ---
access:invitation_take_back community_invitation | m mmm mmm mmm | s nnn nnn nrr
access:unsent - | s pff fff ffp | m mmm mmm mmm
access:unsent_again - | m mmm mmm mmm | s rff fff ffr
access:role_end listed_role | s nnn nnn npp | s nnn nnn nrr
access:role_end coordinator_role | s nnn nnn nfp | s nnn nnn nfr
"""
WORDS = """
asked-name  | . ... ... .yy . | what was written of somebody who is asked
asked-email | . ... ... .yy .
asked-phone | . ... ... .yy .
new-address | . ... ..y .yy y | an address that waits to be shown to be read
"""
LINKS = {
    "communityinvitation": Link("community"),
    "newaddress": Link("new address", lambda given: str(given.pk)),
}
LONG_AGO = date(2024, 6, 1)


def build(room):
    """The community, and who is what in it."""
    room.community = make_community(name=f"Community {room.side}", about="Who we are.")
    for name, kind in (
        ("unlisted", RoleKind.MEMBER),
        ("listed", RoleKind.MEMBER),
        ("scribe", RoleKind.MEMBER),
        ("facilitator", RoleKind.FACILITATOR),
        ("coordinator", RoleKind.COORDINATOR),
        ("administrator", RoleKind.ADMINISTRATOR),
    ):
        role = make_role(member=getattr(room, name), community=room.community, kind=kind)
        setattr(room, f"{name}_role", role)
    make_role(member=room.left, community=room.community, until_date=LONG_AGO)
    now = timezone.now()
    room.new_address = NewAddress.objects.create(
        member=room.scribe,
        email=f"{room.secret('new-address')}@example.org",
        by=room.scribe,
        asked_at=now,
    )
    room.community_invitation = CommunityInvitation.objects.create(
        name=f"Asked {room.secret('asked-name')}",
        email=f"{room.secret('asked-email')}@example.org",
        phone=room.secret("asked-phone"),
        community=room.community,
        invited_at=now,
    )
    room.accepted_invitation = CommunityInvitation.objects.create(
        member=room.listed, community=room.community, invited_at=now, accepted_at=now
    )


def grow(room):
    """A facilitator more, and a role that somebody had."""
    make_role(member=room.newcomer, community=room.community, kind=RoleKind.FACILITATOR)
    make_role(member=room.listed, community=room.community, until_date=LONG_AGO)

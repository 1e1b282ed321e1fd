"""Who is answered what about duties: the law and what counts of local knowledge are public, what
waits or was declined is not, refusals are for members."""

from types import SimpleNamespace

from joinedup.access.models import RoleKind
from joinedup.core.scopes import in_community, in_organisation
from joinedup.duties.lib.catalogue import duties
from joinedup.duties.lib.local_file import local_file
from joinedup.duties.lib.rules_file import rules_file
from joinedup.duties.models.local import LocalEntry
from joinedup.duties.models.refusals import RefusalReason
from joinedup.duties.selectors.local import local_knowledge
from tests.duties.refusals import make_refusal
from tests.factories.local import make_declined, make_local, make_waiting
from tests.factories.people import make_role

ROWS = """
duties:finder - | p ppp ppp ppp | e eee eee eee
duties:finder_in community | p ppp ppp ppp | e eee eee eee
duties:local_json community+local_digits | p ppp ppp ppp | m mmm mmm mmm
duties:rules_json rules | p ppp ppp ppp | m mmm mmm mmm
duties:duty_list - | p ppp ppp ppp | m mmm mmm mmm
duties:duty_detail duty | p ppp ppp ppp | m mmm mmm mmm
duties:letter duty | p ppp ppp ppp | p ppp ppp ppp
duties:reply duty | p ppp ppp ppp | p ppp ppp ppp
duties:decision duty | p ppp ppp ppp | p ppp ppp ppp
duties:refusal_new duty | s pff ppp ppp | s eff eee eee
duties:refusal_list - | s pff ppp ppp | m mmm mmm mmm
duties:refusals_csv - | s pff ppp ppp | m mmm mmm mmm
duties:issue_of_refusals - | m mmm mmm mmm | s rff fff frr
duties:last_day - | p ppp ppp ppp | e eee eee eee
duties:local_index - | p ppp ppp ppp | m mmm mmm mmm
duties:local_community community | p ppp ppp ppp | m mmm mmm mmm
duties:local_changes community | p ppp ppp ppp | m mmm mmm mmm
duties:local_new community | s fff fff fpp | m mmm mmm mmm
duties:local_edit community+new_topic | s fff fff fpp | s fff fff fee
duties:local_edit community+waiting_topic | s fff fff fpp | s fff fff fpe
duties:local_entry local_entry | s nnn nnn npp | m mmm mmm mmm
duties:local_entry local_waiting | s nnn nnn npp | m mmm mmm mmm
duties:local_entry local_declined | s nnn nnn npp | m mmm mmm mmm
duties:local_confirm local_waiting | m mmm mmm mmm | s nnn nnn nrf
duties:local_decline local_waiting | s nnn nnn npp | s nnn nnn ner
duties:local_review local_entry | m mmm mmm mmm | s nnn nnn nrr
duties:local_end local_entry | s nnn nnn npp | s nnn nnn nrr
"""
WORDS = """
local-wording | y yyy yyy yyy . | what counts is public, also to people of other communities
local-waiting | . ... ... .yy .
local-declined | . ... ... .yy . | what was never confirmed is not told in the public log
local-reason | . ... ... .yy .
"""
SENT = """
coordinator | duties:local_edit community+new_topic | team='One,'Two phone=01632960001,01632960002 \
    email=a@example.org,b@example.org address=Here,There hours=Nine,Ten form_name=Sheet,Form \
    form_where=Desk,Door heading_facts=Facts,What heading_ask=Ask,Wish heading_law=Law,Act \
    heading_own_words=Words,Own wording=Please,Kindly correction=Wrong,Right \
    owner=coordinator,administrator
listed | duties:refusal_new duty | community=community sector=prison reason=area,papers
"""
BODY, OF_BODY = "nhs-trust", "care-s74-hospital-discharge"


def build(room):
    """What there is for everybody, and one of each that a community can know."""
    room.rules = of_the_place(rules_file("en-gb").digits)
    room.duty = of_the_place("ha96-s213b-duty-to-refer")
    make_refusal(community=room.community)
    # A coordinator who advises too: so each of the two who write down can be confirmed.
    make_role(member=room.coordinator, community=room.community, kind=RoleKind.ADVISER)
    about = {"community": room.community, "made_by_adviser": False}
    made = about | {"made_by": room.administrator, "owner": room.administrator}
    parts = {
        "address": "The second queue.",
        "hours": "Nine to five.",
        "form_name": "A form.",
        "form_where": "https://forms.example.org/",
        "heading_facts": "Facts",
        "heading_ask": "Asked",
        "heading_law": "Law",
        "heading_own_words": "Words",
        "correction": "Another team decides.",
    }
    confirmed = {"confirmed_by": room.coordinator, "confirmed_by_adviser": True}
    room.local_entry = make_local(
        sector=BODY,
        duty_id=OF_BODY,
        wording=room.secret("local-wording"),
        **made,
        **confirmed,
        **parts,
    )
    room.local_waiting = make_waiting(
        sector=BODY, duty_id=OF_BODY, wording=room.secret("local-waiting"), **made
    )
    room.local_declined = make_declined(
        sector=BODY,
        duty_id=OF_BODY,
        wording=room.secret("local-declined"),
        decline_reason=room.secret("local-reason"),
        declined_by=room.coordinator,
        **made,
    )
    room.new_topic = topic("ha96-s189b-relief")
    room.waiting_topic = topic(OF_BODY)
    refresh(room)


def of_the_place(key):
    """What belongs to no community, and has no table."""
    return SimpleNamespace(pk=key, scope=in_organisation())


def topic(slug):
    """What something is known of, in the community whose page it is."""
    return SimpleNamespace(pk=slug, scope=in_community())


def grow(room):
    """Another that counts, and another that waits, of duties of which nothing is known yet; when
    all are known, of some that have left the file. And refusals more."""
    ours = LocalEntry.objects.filter(community=room.community)
    taken = {room.new_topic.pk, *ours.values_list("duty_id", flat=True)}
    free = [duty for duty in duties().entries.values() if duty.id not in taken]
    about = {"community": room.community, "made_by": room.administrator, "owner": room.listed}
    for place, make in enumerate((make_local, make_waiting)):
        if free[place:]:
            make(sector=free[place].owed_by[0], duty_id=free[place].id, **about)
        else:
            make(duty_id=f"gone-{len(taken)}-{place}", **about)
    for reason in RefusalReason:
        make_refusal(community=room.community, reason=reason)


def refresh(room):
    """The address of the contacts for browsers, which changes with them."""
    knowledge = local_knowledge(room.community.pk)
    room.local_digits = topic(local_file("en-gb", knowledge).digits)

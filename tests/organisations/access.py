"""Who is answered what about organisations, and who works for them."""

from django.utils import timezone

from joinedup.organisations.models import AskedFrom, PeopleChange
from tests.factories.people import make_affiliation, make_organisation

ROWS = """
organisations:directory - | s ppp ppp ppp | s --- --- ---
organisations:directory -?words=secret | s ppp ppp ppp | s --- --- ---
organisations:affiliation_new listed | s fnn fpf fpp | s fnn fef fee
organisations:affiliation_new unlisted | s nnn pnn fpp | s nnn enn fee
organisations:affiliation_end affiliation | s nnn npn npp | s nnn nrn nrr
organisations:people community | s nnn fff fpp | m mmm mmm mmm
organisations:people community?words=secret | s nnn fff fpp | m mmm mmm mmm
organisations:people_csv community | s nnn fff fpp | m mmm mmm mmm
organisations:people_roles_give community | m mmm mmm mmm | s nnn fff fee
organisations:people_roles_end community | m mmm mmm mmm | s nnn fff fee
organisations:people_list community | s nnn fff fpp | s nnn fff fee
organisations:people_list_columns community | m mmm mmm mmm | s nnn fff frr
organisations:people_undo people_change | m mmm mmm mmm | s nnn nnn nrr
organisations:member_new community | s nnn fff fpp | s nnn fff fee
organisations:organisation_list - | s ppp ppp ppp | s --- --- ---
organisations:organisation_new - | s pff fff fpp | s eff fff fee
organisations:organisation_detail asked_organisation | s pnn ppp ppp | s -nn --- ---
organisations:organisation_edit asked_organisation | s pnn fff fpp | s enn fff fee
"""
WORDS = """
job               | . y.. yyy yyy .
asked-job         | . ... ... .yy . | where somebody works who is asked
"""
FOREIGN = """
administrator | organisations:people_roles_give community | members=listed kind='facilitator'
administrator | organisations:people_roles_end community | members=listed step='end'
"""
SENT = """
coordinator | organisations:people_roles_give community | members=listed,unlisted kind=member
coordinator | organisations:people_roles_end community | members=listed,unlisted step=end
coordinator | organisations:organisation_new - | name=One,Two sector=health,housing \
    kind=statutory,voluntary about=-,More
coordinator | organisations:member_new community | name=Ann,Bea \
    email=ann@example.org,bea@example.org phone=-,07700 organisation=asked_organisation,-
coordinator | organisations:member_new community | name=Ann organisation=asked_organisation \
    job_title=Nurse,Doctor
"""


def build(room):
    """An organisation that is asked for something, and who works where."""
    room.asked_organisation = make_organisation(
        name=f"Asked organisation {room.side}", about="What we do."
    )
    make_affiliation(member=room.owner, organisation=room.asked_organisation, speaks_for=True)
    room.affiliation = make_affiliation(
        member=room.listed, job_title=f"Worker {room.secret('job')}"
    )

    AskedFrom.objects.create(
        invitation=room.community_invitation,
        organisation=room.asked_organisation,
        job_title=room.secret("asked-job"),
    )
    room.people_change = PeopleChange.objects.create(
        community=room.community, by=room.coordinator, done_at=timezone.now()
    )


def grow(room):
    """An organisation more for each, and one more who works for the one that is asked."""
    for person in (room.newcomer, room.listed, room.owner):
        make_affiliation(member=person, speaks_for=True)
    make_affiliation(member=room.newcomer, organisation=room.asked_organisation)

import uuid
from datetime import UTC, date, datetime

import pytest
from django.core import mail

from joinedup.access.models import Community, Role, RoleKind
from joinedup.access.services.communities import (
    CommunityNameTaken,
    LastAdministrator,
    add_community,
    end_role,
    give_role,
)
from joinedup.access.services.members import add_member
from joinedup.core.attempts import NotTaken
from joinedup.organisations.models import Affiliation, Organisation
from joinedup.organisations.services import organisations
from joinedup.organisations.services import people as people_at
from joinedup.people.models import Member
from joinedup.people.services.members import EmailTaken, edit_contact, edit_profile
from joinedup.record.models import RecordEntry
from tests.factories.people import (
    make_affiliation,
    make_community,
    make_member,
    make_organisation,
    make_role,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def _add(**fields):
    given = {"key": uuid.uuid4(), "name": "Asha", "email": "", "phone": "", "at": NOW}
    return add_member(**(given | fields))


def _recorded():
    return list(RecordEntry.objects.order_by("pk").values_list("event", flat=True))


def test_adding_somebody_gives_them_a_role_and_an_organisation():
    community = make_community()
    coordinator = make_member(community=community, role=RoleKind.COORDINATOR)
    organisation = make_organisation()

    member = people_at.add_member_of(
        key=uuid.uuid4(),
        name="Asha",
        email=" Asha@Example.org ",
        phone="",
        by=coordinator,
        at=NOW,
        community=community,
        organisation=organisation,
        job_title="Link worker",
    )

    assert Member.objects.get(email="asha@example.org") == member
    assert list(member.roles.values_list("community", "kind", "from_date", "until_date")) == [
        (community.pk, "member", NOW.date(), None)
    ]
    assert list(member.affiliations.values_list("organisation", "job_title", "speaks_for")) == [
        (organisation.pk, "Link worker", False)
    ]


def test_adding_somebody_is_recorded_and_they_are_welcomed():
    community = make_community(name="Stoke", contact_email="hello@example.org")
    by = make_member()

    _add(email="asha@example.org", community=community, by=by)

    [letter] = mail.outbox
    assert _recorded() == ["member added", "role given"]
    assert (letter.to, letter.subject) == (["asha@example.org"], "Welcome to Stoke")
    assert "http://127.0.0.1:8000/people/sign-in/" in letter.body
    assert "hello@example.org" in letter.body


def test_the_same_form_sent_twice_adds_one_person_and_writes_one_letter():
    community, by, key = make_community(), make_member(), uuid.uuid4()

    first = _add(key=key, email="asha@example.org", community=community, by=by)
    second = _add(key=key, email="asha@example.org", community=community, by=by)

    assert first == second
    assert _recorded() == ["member added", "role given"]
    assert len(mail.outbox) == 1


def test_the_same_form_takes_no_address_from_whom_it_made_the_last_administrator():
    community, by, key = make_community(), make_member(), uuid.uuid4()
    first = _add(key=key, email="asha@example.org", community=community, by=by)
    make_role(member=first, community=community, kind=RoleKind.ADMINISTRATOR)

    with pytest.raises(NotTaken):
        _add(key=key, email="", community=community, by=by)

    assert Member.objects.get(pk=first.pk).email == "asha@example.org"


def test_two_people_without_an_address_are_two_people():
    by = make_member()

    first, second = _add(by=by), _add(by=by)

    assert first != second
    assert (first.email, second.email) == (None, None)
    assert mail.outbox == []


def test_a_known_address_brings_that_person_in_and_keeps_their_words():
    known = make_member(email="asha@example.org", name="Asha K.", experience="Prison")
    community = make_community()

    member = _add(email="ASHA@example.org", name="A", community=community, by=make_member())

    member.refresh_from_db()
    assert (member, member.name, member.experience) == (known, "Asha K.", "Prison")
    assert _recorded() == ["role given"]
    assert len(mail.outbox) == 1


def test_adding_somebody_again_does_not_take_away_that_they_speak_for_their_organisation():
    held = make_affiliation(speaks_for=True, job_title="Manager")

    people_at.add_member_of(
        key=uuid.uuid4(),
        name="Asha",
        email=held.member.email,
        phone="",
        organisation=held.organisation,
        job_title="",
        community=make_community(),
        by=make_member(),
        at=NOW,
    )

    held.refresh_from_db()
    assert (held.speaks_for, held.job_title) == (True, "Manager")


def test_another_letter_may_take_the_place_of_the_welcome():
    _add(email="a@example.org", community=make_community(), by=make_member(), welcome=False)

    assert mail.outbox == []


def test_a_role_is_given_once_and_ends_the_evening_before():
    member, community, by = make_member(), make_community(), make_member()
    role = make_role(member=member, community=community)

    again = give_role(member=member, community=community, kind=RoleKind.MEMBER, by=by, at=NOW)
    end_role(role=role, by=by, at=NOW)
    end_role(role=role, by=by, at=NOW)

    role.refresh_from_db()
    assert again == role
    assert role.until_date == date(2026, 3, 1)
    assert _recorded() == ["role ended"]


def test_a_role_given_by_mistake_today_leaves_only_its_record():
    by = make_member()
    role = give_role(
        member=by, community=make_community(), kind=RoleKind.FACILITATOR, by=by, at=NOW
    )

    end_role(role=role, by=by, at=NOW)

    assert Role.objects.count() == 0
    assert _recorded() == ["role given", "role ended"]


def test_the_last_administrator_stays_until_there_is_another():
    community = make_community()
    role = make_role(community=community, kind=RoleKind.ADMINISTRATOR)
    make_role(kind=RoleKind.ADMINISTRATOR)  # of another community
    make_role(community=community, kind=RoleKind.ADMINISTRATOR, until_date=date(2024, 2, 1))

    with pytest.raises(LastAdministrator):
        end_role(role=role, by=role.member, at=NOW)

    make_role(community=community, kind=RoleKind.ADMINISTRATOR)
    end_role(role=role, by=role.member, at=NOW)
    role.refresh_from_db()
    assert role.until_date == date(2026, 3, 1)


def test_an_affiliation_said_again_is_corrected_and_said_to_be_over_is_kept():
    held, by = make_affiliation(speaks_for=True), make_member()
    both = {"member": held.member, "organisation": held.organisation, "by": by, "at": NOW}

    people_at.affiliate(**both, job_title="Trustee")
    people_at.end_affiliation(affiliation=Affiliation.objects.get(), by=by, at=NOW)

    assert list(Affiliation.objects.values_list("job_title", "speaks_for", "until_date")) == [
        ("Trustee", True, date(2026, 3, 1))
    ]
    assert _recorded() == ["affiliation changed", "affiliation ended"]


def test_an_organisation_is_added_once_and_its_name_is_its_own():
    fields = {"sector": "police", "kind": "statutory", "by": make_member(), "at": NOW}
    key = uuid.uuid4()

    first = organisations.add_organisation(key=key, name="Night Shelter", **fields)
    second = organisations.add_organisation(key=key, name="Night Shelter", **fields)
    with pytest.raises(organisations.OrganisationNameTaken):
        organisations.add_organisation(key=uuid.uuid4(), name="NIGHT shelter", **fields)

    assert first == second
    assert Organisation.objects.count() == 1
    assert _recorded() == ["organisation added"]


ALIKE = [
    "Straße Hub",
    "STRASSE  hub",
    "Stra\u200bße Hub\u3164",
    "Straße\u00a0Hu\u00adb",
    "ｓtraße Hub",
]


@pytest.mark.parametrize("name", ALIKE)
def test_a_name_is_taken_in_whatever_letters_it_is_written(name):
    about = {"by": make_member(), "at": NOW}
    organisation = {"key": uuid.uuid4(), "sector": "police", "kind": "statutory"}
    community = {"purpose": "P", "contact_email": "c@example.org"}
    make_organisation(name="Straße Hub")
    make_community(name="Straße Hub")

    with pytest.raises(organisations.OrganisationNameTaken):
        organisations.add_organisation(name=name, **organisation, **about)
    with pytest.raises(CommunityNameTaken):
        add_community(name=name, **community, **about)


def test_an_organisation_cannot_take_the_name_of_another():
    one, other = make_organisation(name="One"), make_organisation(name="Other")
    about = {"sector": "police", "kind": "statutory", "by": make_member(), "at": NOW}

    with pytest.raises(organisations.OrganisationNameTaken):
        organisations.edit_organisation(organisation=other, name="one", **about)
    organisations.edit_organisation(organisation=one, name="ONE", **about)

    assert set(Organisation.objects.values_list("name", flat=True)) == {"ONE", "Other"}
    assert _recorded() == ["organisation changed"]


def test_a_community_begins_once():
    about = {"purpose": "P", "contact_email": "c@example.org", "by": "program", "at": NOW}

    community = add_community(name="Stoke", **about)
    with pytest.raises(CommunityNameTaken):
        add_community(name="Stoke", **about)

    assert list(Community.objects.all()) == [community]


def test_the_record_of_a_profile_says_what_changed_and_not_what_it_says():
    member = make_member()

    for _ in range(2):
        edit_profile(
            member=member, by=member, at=NOW, experience="A secret", study="", is_listed=True
        )

    assert list(RecordEntry.objects.values_list("event", "details")) == [
        ("profile changed", {"fields": ["experience", "is_listed"]})
    ]


def test_a_changed_address_is_told_to_the_old_one():
    member, by = make_member(email="old@example.org", name="Asha"), make_member(name="Cora")

    edit_contact(member=member, name="Asha", email="New@Example.org", phone="", by=by, at=NOW)

    [letter] = mail.outbox
    assert member.email == "new@example.org"
    assert letter.to == ["old@example.org"]
    assert "Cora" in letter.body
    assert "new@example.org" not in letter.body


def test_nobody_takes_the_address_of_another():
    member = make_member(email="asha@example.org", name="Asha")
    make_member(email="bea@example.org")

    with pytest.raises(EmailTaken):
        edit_contact(member=member, name="A", email="BEA@example.org", phone="1", by=member, at=NOW)

    assert (member.email, member.name) == ("asha@example.org", "Asha")
    assert (mail.outbox, _recorded()) == ([], [])

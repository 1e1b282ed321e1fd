"""A prepared question is answered as an ordinary one, and as things are now."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from joinedup.access.models import Community, Role
from joinedup.core.prepared import Prepared
from joinedup.people.models import Member
from tests.factories.people import make_community, make_member, make_role

pytestmark = pytest.mark.django_db

NAMES = ["Ann", "Bob", "Ann", "O'Neil %s", "stand-in 21000"]
KEYS = [UUID(int=number) for number in range(5)]
MOMENTS = [datetime(2026, 1, day, 12, tzinfo=UTC) for day in range(1, 6)]


def of_everything(name, key, joined_at, day, names, keys):
    return Member.objects.filter(
        Q(name=name, roles__from_date__gte=day) | Q(key=key) | Q(joined_at__lt=joined_at),
        Q(name__in=names) | Q(key__in=keys, description="Some words"),
    ).order_by("pk")


names, keys = st.sampled_from([*NAMES, "Cy"]), st.sampled_from([*KEYS, UUID(int=99)])


class TestAnyValues(TestCase):
    @classmethod
    def setUpTestData(cls):
        community = make_community()
        for number, name in enumerate(NAMES):
            member = Member.objects.create(
                name=name,
                key=KEYS[number],
                joined_at=MOMENTS[number],
                description="Some words" if number % 2 else "",
            )
            make_role(member=member, community=community, from_date=date(2026, 2, number + 1))

    @given(
        st.tuples(
            names,
            keys,
            st.sampled_from(MOMENTS),
            st.dates(date(2026, 1, 30), date(2026, 2, 8)),
            st.lists(names, max_size=6),
            st.sets(keys, max_size=6),
        )
    )
    def test_the_rows_are_those_of_the_queryset(self, values):
        assert Prepared(of_everything)(*values) == list(of_everything(*values))

    @given(st.lists(st.tuples(names, keys), max_size=4))
    def test_of_each_gives_the_rows_of_each(self, several):
        def latest(name, key):
            return Member.objects.filter(Q(name=name) | Q(key=key)).order_by("-pk").values("pk")[:1]

        expected = [row for values in several for row in latest(*values)]
        with CaptureQueriesContext(connection) as asked:
            found = Prepared(latest).of_each(several)
        assert sorted(found, key=str) == sorted(expected, key=str)
        assert len(asked) == (1 if several else 0)


def test_rows_come_as_the_queryset_gives_them():
    role = make_role(member=make_member(name="Ann"), community=make_community())

    objects = Prepared(lambda pk: Role.objects.filter(pk=pk).select_related("member"))
    rows = Prepared(lambda pk: Role.objects.filter(pk=pk).values("pk", "member__name"))
    lists = Prepared(lambda pk: Role.objects.filter(pk=pk).values_list("member__joined_at"))
    flat = Prepared(lambda pk: Role.objects.filter(pk=pk).values_list("from_date", flat=True))

    with CaptureQueriesContext(connection) as asked:
        assert objects.first(role.pk).member == role.member
    assert len(asked) == 1
    assert rows(role.pk) == [{"pk": role.pk, "member__name": "Ann"}]
    assert lists(role.pk) == [(role.member.joined_at,)]
    assert flat(role.pk) == [role.from_date]
    assert objects.first(role.pk + 1) is None


def test_only_the_sql_is_kept_and_never_an_answer():
    built = []

    def called(name):
        built.append(name)
        return Community.objects.filter(name=name)

    ask = Prepared(called)
    assert ask("Here") == []
    community = make_community(name="Here")
    assert ask("Here") == [community]
    community.delete()
    assert (ask("Here"), len(built)) == ([], 2)


def test_an_empty_collection_asks_nothing():
    with CaptureQueriesContext(connection) as asked:
        assert Prepared(lambda names: Member.objects.filter(name__in=names))([]) == []
    assert len(asked) == 0


@pytest.mark.parametrize("value", (None, 1.5, b"bytes", [None], {"of": None}.values()))
def test_what_would_ask_another_question_is_refused(value):
    with pytest.raises(TypeError):
        Prepared(lambda name: Member.objects.filter(name=name))(value)


@pytest.mark.parametrize(
    "build",
    (
        lambda number: Member.objects.order_by("pk")[:number],
        lambda number: Member.objects.filter(pk=number + 1),
        lambda number: Member.objects.filter(pk=number, joined_at__lt=timezone.now()),
        lambda number: Role.objects.filter(pk=number, from_date__lte=timezone.localdate()),
        lambda number: Role.objects.filter(pk=number).prefetch_related("member__roles"),
    ),
)
def test_a_query_that_changes_by_more_than_its_values_is_refused(build):
    with pytest.raises(TypeError):
        Prepared(build)(1)


@pytest.mark.parametrize("number", (2**63, -(2**63) - 1, 10**60))
def test_a_number_no_database_can_hold_finds_what_django_finds(number):
    member = Member.objects.create(name="Ann", joined_at=MOMENTS[0])
    ask = Prepared(lambda pk, name: Member.objects.filter(Q(pk=pk) | Q(name=name)))

    assert (ask(number, "Ann"), ask(number, "Bob")) == ([member], [])
    assert ask.of_each([(number, "Ann"), (member.pk, "Bob")]) == [member, member]


def test_values_of_several_shapes_are_refused():
    with pytest.raises(TypeError):
        Prepared(lambda key: Member.objects.filter(pk=key)).of_each([(1,), ("1",)])

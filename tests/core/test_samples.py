"""Apps bring their parts of the sample, which become one story in the order of time."""

import sys
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from joinedup.core import registry
from joinedup.core.checks import check_samples
from joinedup.core.samples import (
    Days,
    Sample,
    SampleOrderError,
    SamplePerson,
    Timeline,
    key_of,
    load_samples,
    read_content,
    sample_people,
    samples_in_order,
)

NOW = datetime(2026, 12, 2, 10, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")


@pytest.fixture
def declare(monkeypatch):
    """Put made-up apps in the place of those that are there, from the ground up."""

    def declare(*apps):
        modules = [SimpleNamespace(**hooks) for hooks in apps]
        monkeypatch.setattr(registry, "_hook_modules", lambda: modules[::-1])

    return declare


@pytest.fixture
def garden(monkeypatch):
    """The module ``garden`` of a made-up app, with functions that samples name."""
    module = SimpleNamespace()
    monkeypatch.setitem(sys.modules, "garden", module)
    return module


@pytest.mark.django_db
def test_samples_are_noted_by_what_they_need_and_done_in_the_order_of_time(declare, garden):
    noted, done = [], []

    def sow(made, seed, *, at):
        made["seed", seed] = f"{seed} in the ground"
        done.append(("sown", seed, at))

    def harvest(made, seed, *, at):
        done.append(("harvested", made["seed", seed], at))

    def note_sowing(timeline):
        noted.append("sowing")
        timeline.at(timeline.days.moment(-50), sow, timeline.made, "beans")
        timeline.at(timeline.days.moment(-100), sow, timeline.made, "peas")

    def note_harvest(timeline):
        noted.append("harvest")
        timeline.at_end(done.append, "eaten")
        timeline.at(timeline.days.moment(-70), harvest, timeline.made, "peas")

    garden.sow, garden.harvest = note_sowing, note_harvest
    declare(
        {"SAMPLE": [Sample("harvest", needs=("sowing",), load="garden.harvest")]},
        {"SAMPLE": [Sample("sowing", needs=(), load="garden.sow")]},
    )

    load_samples(NOW)

    moment = Days(NOW).moment
    assert noted == ["sowing", "harvest"]
    assert done == [
        ("sown", "peas", moment(-100)),
        ("harvested", "peas in the ground", moment(-70)),
        ("sown", "beans", moment(-50)),
        "eaten",
    ]


def test_acts_of_one_moment_keep_their_order():
    timeline, done = Timeline(NOW), []

    def do(name, *, at):
        done.append(name)

    for name in ("the last to be named", "another", "a third"):
        timeline.at(NOW, do, name)
    timeline.run()

    assert done == ["the last to be named", "another", "a third"]


def test_samples_that_need_nothing_keep_the_order_of_their_apps(declare):
    declare(*({"SAMPLE": [Sample(name, (), "garden.load")]} for name in "cab"))

    assert [sample.name for sample in samples_in_order()] == ["c", "a", "b"]


@pytest.mark.parametrize(
    ("needs", "told"),
    (
        (
            {"beans": ("peas",), "leeks": ("beans",), "peas": ("leeks",)},
            "Samples go round in a circle: beans needs peas needs leeks needs beans.",
        ),
        ({"beans": ("soil",)}, "The sample beans needs soil, which is not there."),
    ),
    ids=("circle", "unknown"),
)
def test_samples_without_an_order_are_refused(declare, garden, needs, told):
    garden.load = print
    declare(*({"SAMPLE": [Sample(name, needs[name], "garden.load")]} for name in needs))

    with pytest.raises(SampleOrderError) as refused:
        samples_in_order()

    assert str(refused.value) == told
    assert [(found.id, found.msg) for found in check_samples(None)] == [("core.E008", told)]


def test_two_samples_of_one_name_are_refused(declare, garden):
    garden.load = print
    declare(*({"SAMPLE": [Sample("beans", (), "garden.load")]} for _ in range(2)))

    assert [found.msg for found in check_samples(None)] == ["Two samples are called beans."]


def test_a_function_that_is_not_there_is_told_before_anybody_loads(declare, garden):
    declare(
        {
            "SAMPLE": [Sample("beans", (), "garden.nowhere")],
            "SAMPLE_PEOPLE": ["garden.nobody"],
        }
    )

    assert [(found.id, found.msg) for found in check_samples(None)] == [
        ("core.E008", "The hooks of an app name garden.nowhere, which is no function."),
        ("core.E008", "The hooks of an app name garden.nobody, which is no function."),
    ]


def test_every_app_says_whom_one_can_be(declare, garden):
    gardener = SamplePerson("Gardener", "the beds", email="gardener@example.org")
    guest = SamplePerson("Guest", "the gate", page="http://garden.example.org/gate/")
    garden.gardeners, garden.guests = (lambda: [gardener]), (lambda: [guest])
    declare({"SAMPLE_PEOPLE": ["garden.gardeners"]}, {}, {"SAMPLE_PEOPLE": ["garden.guests"]})

    assert sample_people() == [gardener, guest]


def test_the_samples_that_apps_declare_can_be_loaded():
    assert check_samples(None) == []


def test_content_is_joined_over_the_files_beside_a_module(tmp_path):
    (tmp_path / "beds_2.toml").write_text('[[beds]]\nid = "peas"\n')
    (tmp_path / "beds_1.toml").write_text('[[beds]]\nid = "beans"\n[[tools]]\nid = "hoe"\n')

    assert read_content(str(tmp_path / "loading.py")) == {
        "beds": [{"id": "beans"}, {"id": "peas"}],
        "tools": [{"id": "hoe"}],
    }


def test_a_key_is_made_of_names():
    assert key_of("walk-in", "engagement-1", 3) == UUID("1af58a9a-d2bf-50ac-b4c8-1af637afe002")


def test_what_happens_in_an_office_happens_on_a_working_day():
    days = Days(datetime(2027, 10, 31, 12, tzinfo=LONDON))

    moments = [days.moment(number) for number in range(-400, 0)]

    assert {moment.weekday() for moment in moments} == {0, 1, 2, 3, 4}
    assert moments == sorted(moments)


def test_what_happens_at_home_happens_on_any_day():
    days = Days(NOW)

    assert days.moment_at_home(-3, "21:20") == datetime(2026, 11, 29, 21, 20, tzinfo=UTC)


def test_a_span_over_the_end_of_summer_time_has_an_hour_more():
    days = Days(datetime(2027, 11, 3, 12, tzinfo=LONDON))

    span = days.moment(-2, "10:00") - days.moment(-5, "10:00")

    assert span == timedelta(days=3, hours=1)

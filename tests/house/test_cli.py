"""The one script: every command of it is listed and documented."""

import re
import subprocess
import sys

import pytest

from cli import testing
from cli.serving import prepare
from cli.setup import refuse_what_is_anothers, settings_for
from tests.house.tree import ROOT, project_files, text_of


def _say(*arguments):
    return subprocess.run(
        [sys.executable, ROOT / "joinedup", *arguments], capture_output=True, text=True
    )


def _commands():
    return re.findall(r"^  ([\w-]+) +\S", _say().stdout, flags=re.MULTILINE)


def test_alone_it_lists_its_commands_with_a_sentence_each():
    listed = re.findall(r"^  ([\w-]+) +(\S.*\.)$", _say().stdout, flags=re.MULTILINE)

    assert [command for command, _ in listed] == [
        "demo",
        "test",
        "dev",
        "check",
        "fix",
        "where",
        "bench",
        "words",
        "pictures",
        "sbom",
        "holes",
        "serve",
        "test-email",
        "manage",
    ]


def test_every_command_is_described_in_the_reference():
    reference = "".join(
        text_of(path) for path in project_files(".md") if path.parts[:2] == ("docs", "reference")
    )

    assert [each for each in _commands() if f"./joinedup {each}" not in reference] == []


def test_a_command_it_does_not_know_is_answered_kindly():
    answer = _say("dance")

    assert (answer.returncode, answer.stderr) == (
        1,
        "There is no command dance. ./joinedup alone lists them.\n",
    )


@pytest.mark.parametrize("command", ("check", "fix", "pictures"))
def test_what_takes_no_arguments_refuses_them(command):
    answer = _say(command, "tests/house")

    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.endswith(
        f"./joinedup {command}: error: unrecognized arguments: tests/house\n"
    )


@pytest.fixture
def may_not_write(monkeypatch):
    """Take away, from whoever runs this, the right to write to some places."""

    def take_away(*places):
        monkeypatch.setattr("os.access", lambda path, mode: path not in places)
        monkeypatch.setattr("cli.setup._account", lambda number: "ada")

    return take_away


def test_what_belongs_to_somebody_else_is_said_to_and_what_to_do(tmp_path, may_not_write):
    may_not_write(tmp_path)
    missing = tmp_path / "var" / "demo"

    told = {}
    for path in (tmp_path, missing):
        with pytest.raises(SystemExit) as stopped:
            refuse_what_is_anothers(path)
        told[path] = str(stopped.value).splitlines()

    whose = f"{tmp_path} belongs to ada. This runs as ada, who may not write there."
    give = "Run it as ada, or give the files to ada first: sudo"
    assert told == {
        tmp_path: [whose, f"{give} chown -R ada {tmp_path}"],
        missing: [whose, f"{give} install -d -o ada {missing}"],
    }


@pytest.mark.parametrize("name", ("", "db.sqlite3", "secret-key"))
def test_nothing_is_begun_where_some_of_the_data_are_somebody_elses(
    tmp_path, may_not_write, monkeypatch, name
):
    (tmp_path / name).touch()
    may_not_write(tmp_path / name)
    monkeypatch.setattr("cli.serving.quietly", lambda *command: pytest.fail("it was begun"))

    with pytest.raises(SystemExit, match=f"{tmp_path / name} belongs to ada"):
        prepare({"JOINEDUP_DATA": str(tmp_path)}, sample=False)


def test_the_sample_never_meets_what_belongs_to_a_real_installation(monkeypatch):
    explained = re.findall(r"^([A-Z_]+)=", text_of("env.sample"), flags=re.MULTILINE)
    for name in explained:
        monkeypatch.setenv(name, "real")
        monkeypatch.setenv(f"{name}_FILE", "real")

    left = {use: settings_for(use).values() for use in ("demo", "dev", "check", "serve")}

    assert {use: list(values).count("real") for use, values in left.items()} == {
        "demo": 0,
        "dev": 0,
        "check": 0,
        "serve": 2 * len(explained),
    }


@pytest.fixture
def started(monkeypatch):
    """The arguments of each pytest that would be started."""
    started = []
    monkeypatch.setattr(testing, "set_up", lambda lock: None)
    monkeypatch.setattr(testing, "find_browser", lambda: None)
    monkeypatch.setattr(testing, "run", lambda command, env: started.append(command[1:]) or 0)
    return started


def test_without_a_name_all_tests_run_and_the_journeys_by_themselves(started):
    testing.test(["-k", "room", "--ignore=tests/engines"])

    by_file = ["--dist", "loadfile", "--no-loadscope-reorder"]
    options = [*by_file, "-k", "room", "--ignore=tests/engines"]
    assert started == [
        ["--ignore", "tests/journeys", "-n", "auto", *options],
        ["tests/journeys", "-n", "3", *options],
    ]


@pytest.mark.parametrize(
    ("arguments", "runs"),
    (
        (["core"], ["tests/core"]),
        (["core", "design", "-k", "words"], ["tests/core", "tests/design", "-k", "words"]),
        (["tests/core/"], ["tests/core"]),
        (["./tests/core/test_jobs.py", "-n", "2"], ["tests/core/test_jobs.py", "-n", "2"]),
        (
            ["tests/house/test_cli.py::test_name[a b-tests/c::d]"],
            ["tests/house/test_cli.py::test_name[a b-tests/c::d]"],
        ),
        ([f"{ROOT}/tests/conftest.py"], ["tests/conftest.py"]),
    ),
)
def test_what_is_named_runs_and_nothing_else(started, arguments, runs):
    testing.test(arguments)

    assert started == [runs]


@pytest.mark.parametrize("name", ("dance", "tests/dance.py", "tests", "src/config", ""))
def test_what_is_no_test_is_refused_kindly(started, capsys, name):
    with pytest.raises(SystemExit) as stopped:
        testing.test(["core", name])

    assert (started, stopped.value.code, capsys.readouterr().err) == (
        [],
        2,
        f"There are no tests called {name}. Name a folder of tests/, such as room, or a path, "
        "such as tests/room/test_agenda.py.\n",
    )


@pytest.mark.parametrize(
    ("arguments", "stray"),
    (
        (["-x", "tests/house/test_cli.py::test_name"], "tests/house/test_cli.py::test_name"),
        (["-x", "core"], "core"),
        (["core", "-x", "room"], "room"),
        (["-x", "tests/corr"], "tests/corr"),
        (["-x", "src"], "src"),
        (["-x", "@arguments"], "@arguments"),
        (["--ignore", "tests/engines"], "tests/engines"),
        (["--maxfail", "1"], "1"),
        (["-kroom", "core"], "core"),
        (["-k", "room", "core"], "core"),
        (["-n2", "core"], "core"),
        (["--", "tests/core"], "tests/core"),
    ),
)
def test_what_stands_among_the_options_and_belongs_to_none_is_refused(
    started, capsys, arguments, stray
):
    """All tests would run with it."""
    with pytest.raises(SystemExit) as stopped:
        testing.test(arguments)

    assert (started, stopped.value.code, capsys.readouterr().err) == (
        [],
        2,
        f"{stray} belongs to no option. Say what to run before the options: "
        "./joinedup test room -x. What belongs to a long option follows a =, as in "
        "--ignore=tests/engines.\n",
    )


@pytest.mark.parametrize(
    "options",
    (
        ["-k", "room"],
        ["-k", "tests/room"],
        ["-xk", "room", "-q"],
        ["-n", "2", "-m", "slow", "-p", "no:cacheprovider"],
        ["-n2", "--ignore=tests/core/test_jobs.py", "--maxfail=1"],
        ["-o", "xfail_strict=false", "-W", "error", "-c", "pyproject.toml", "-r", "A"],
    ),
)
def test_what_belongs_to_an_option_is_left_to_it(started, options):
    testing.test(["core", *options])

    assert started == [["tests/core", *options]]


def test_a_test_that_is_named_runs_and_no_other(monkeypatch):
    """As pytest itself takes what is started."""
    answers = []

    def run(command, env):
        command = [sys.executable, "-m", "pytest", *command[1:]]
        answers.append(subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True))
        return answers[-1].returncode

    monkeypatch.setattr(testing, "set_up", lambda lock: None)
    monkeypatch.setattr(testing, "run", run)
    name = test_a_command_it_does_not_know_is_answered_kindly.__name__

    code = testing.test([f"tests/house/test_cli.py::{name}", "-vp", "no:cacheprovider"])

    ran = re.findall(r"::(\w+) PASSED", answers[0].stdout)
    assert (code, ran, len(answers)) == (0, [name], 1)

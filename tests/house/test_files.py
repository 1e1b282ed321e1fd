"""What holds for the files of the whole project."""

import re
from pathlib import Path

import pytest

from tests.house.tree import APPS, ROOT, project_files, text_of

LONGEST_FILE = 400  # lines; a longer one is split by noun


def test_no_file_of_code_is_too_long_to_read():
    code = project_files(".py", ".html", ".css", ".js", "joinedup", "run")

    too_long = {
        str(path): lines
        for path in code
        if "migrations" not in path.parts
        and (lines := len(text_of(path).splitlines())) > LONGEST_FILE
    }

    assert too_long == {}


def test_no_file_names_a_folder_of_one_machine():
    # Written apart, so that this file does not find itself.
    folders = [re.escape(str(folder)) for folder in (ROOT, Path.home()) if folder.parts[1:]]
    folders += [f"/{name}/" for name in ("work", "root", "Users")]
    machine = re.compile(rf"(?<![\w.$}}])(?:{'|'.join(folders)})")

    naming = {
        str(path): found.group()
        for path in project_files()
        if (found := machine.search(text_of(path)))
    }

    assert naming == {}


@pytest.mark.parametrize("lock", ("run.lock", "dev.lock", "similar.lock", "sentry.lock"))
def test_a_lock_names_versions_and_hashes_but_no_address(lock):
    text = text_of(f"requirements/{lock}")

    packages = re.findall(r"^[\w-]+==.*\\$", text, flags=re.MULTILINE)
    assert packages != []
    assert text.count("    --hash=sha256:") >= len(packages)
    assert "://" not in text


def test_the_lock_for_development_holds_the_versions_that_run():
    run, dev = (
        set(re.findall(r"^([\w-]+==\S+)", text_of(f"requirements/{lock}"), flags=re.MULTILINE))
        for lock in ("run.lock", "dev.lock")
    )

    assert run - dev == set()


@pytest.mark.parametrize(("lock", "shares"), (("similar.lock", {"numpy"}), ("sentry.lock", set())))
def test_what_may_be_installed_beside_changes_no_version_that_runs(lock, shares):
    run, beside = (
        dict(re.findall(r"^([\w-]+)==(\S+)", text_of(f"requirements/{each}"), flags=re.MULTILINE))
        for each in ("run.lock", lock)
    )

    shared = run.keys() & beside.keys()
    assert shared == shares
    assert {name: run[name] for name in shared} == {name: beside[name] for name in shared}


def test_every_dependency_says_what_it_is_for():
    unexplained = []
    for name in ("run.in", "dev.in", "similar.in", "sentry.in"):
        explained = False
        for line in text_of(f"requirements/{name}").splitlines():
            if line.startswith("#"):
                explained = True
            elif not line.strip():
                explained = False
            elif not explained:
                unexplained.append(line)

    assert unexplained == []


def test_every_variable_that_the_settings_read_is_explained():
    read = set()
    for path in project_files(".py"):
        if path.parts[:2] == ("src", "config"):
            read |= set(re.findall(r'\benv\.\w+\(\s*"([A-Z_]+)"', text_of(path)))

    explained = re.findall(r"^# .+\n([A-Z_]+)=", text_of("env.sample"), re.MULTILINE)

    assert sorted(explained) == sorted(read)


@pytest.mark.parametrize("app", APPS)
def test_every_app_introduces_itself(app):
    readme = ROOT / "src" / "joinedup" / app / "README.md"

    lines = readme.read_text().splitlines() if readme.exists() else []

    assert 4 <= len(lines) <= 25, f"{app}/README.md: purpose, words used, neighbours, ten lines"

"""Checks that read the code instead of running it."""

import subprocess

from cli.setup import BIN, ROOT, run, set_up, settings_for

# Where one part meets another, types say what is promised.
SEAMS = (
    "src/config/*.py",
    "src/joinedup/core/*.py",
    "src/joinedup/*/services.py",
    "src/joinedup/*/services/*.py",
    "src/joinedup/*/selectors.py",
    "src/joinedup/*/selectors/*.py",
    "src/joinedup/*/rules.py",
    "src/joinedup/*/lib/*.py",
    "src/joinedup/*/emails.py",
    "src/joinedup/*/exceptions.py",
    "src/joinedup/*/decorators.py",
    "src/joinedup/*/permissions.py",
    "src/engines/*/__init__.py",
)

SCRIPTS = "src/joinedup/*/static/**/*.js"
PAGES = "src/joinedup/*/templates/**/*.html"
# Every space of a letter in plain text is seen, so nobody lays it out anew.
LETTERS = "src/joinedup/*/templates/**/*.txt"

DJADE = (BIN / "djade", "--target-version", "5.2")
DJLINT = (BIN / "djlint", "--quiet")


def check():
    """Run every check and tell of each; 0 when all hold."""
    set_up("dev")
    env = settings_for("check")
    # As on a real installation, which speaks https.
    env["JOINEDUP_ADDRESS"] = "https://joinedup.example.org"
    python = BIN / "python"
    checks = {
        "format": [BIN / "ruff", "format", "--check", "."],
        "lint": [BIN / "ruff", "check", "."],
        "templates": [*DJADE, "--check", *_found(PAGES, LETTERS)],
        "layout of templates": [*DJLINT, "--check", *_found(PAGES)],
        "scripts": [BIN / "oxfmt", "--check", *_found(SCRIPTS)],
        "types at the seams": [BIN / "mypy", *_found(*SEAMS)],
        "imports lean one way": [BIN / "lint-imports"],
        "migrations complete": [python, "manage.py", "makemigrations", "--check", "--dry-run"],
        "safe when real": [python, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
    }
    all_hold = True
    for name, command in checks.items():
        command = [str(part) for part in command]
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
        holds = done.returncode == 0
        print(f"{'ok    ' if holds else 'FAILED'} {name}", flush=True)
        if not holds:
            all_hold = False
            print(done.stdout + done.stderr, flush=True)
    print("All checks hold." if all_hold else "Some checks failed. ./joinedup fix may help.")
    return 0 if all_hold else 1


def fix():
    """Format, and put right the lint that has one right answer."""
    set_up("dev")
    run([BIN / "ruff", "check", "--fix-only", "--quiet", "."])
    run([BIN / "ruff", "format", "."])
    # These two answer 1 when they changed something; that is no failure here.
    run([*DJLINT, "--reformat", *_found(PAGES)])
    run([*DJADE, *_found(PAGES, LETTERS)])
    run([BIN / "oxfmt", *_found(SCRIPTS)])
    return 0


def _found(*patterns):
    found = {path.relative_to(ROOT) for pattern in patterns for path in ROOT.glob(pattern)}
    return sorted(found)

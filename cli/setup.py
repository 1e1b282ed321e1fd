"""Set-up: an environment of our own, filled from the locks, done once."""

import hashlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / "bin"
LOG = ROOT / "var" / "set-up.log"
# What each lock brings: the one for development holds all that running needs.
LOCKS = {"run": ("run",), "dev": ("dev", "run")}
# How the names of variables begin that describe an installation; those of files (`…_FILE`) too.
SETTINGS = ("JOINEDUP_", "DATABASE_URL", "EMAIL_URL", "DEFAULT_FROM_EMAIL")


def failed(*sentences):
    """Stop, saying what happened and what to do next."""
    sys.exit("\n".join(sentences))


def run(command, env=None, folder=ROOT):
    """Run a program in the open; its exit code."""
    return subprocess.call([str(part) for part in command], cwd=folder, env=env)


def manage(arguments, env):
    """Run one of Django's commands in the open; its exit code."""
    return run([BIN / "python", "manage.py", *arguments], env)


def without_settings(environ):
    """What is left of an environment when nothing in it describes an installation."""
    return {name: value for name, value in environ.items() if not name.startswith(SETTINGS)}


def settings_for(use):
    """The environment for one use of the program, each with a data folder of its own."""
    env = os.environ | {
        "PYTHONPATH": str(ROOT / "src"),
        "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "PYTHONUNBUFFERED": "1",
    }
    if use in ("demo", "dev", "check"):
        # The sample must never meet a real installation's database or mail.
        env = without_settings(env)
        env["JOINEDUP_DATA"] = str(ROOT / "var" / use)
    if use in ("demo", "dev"):
        env["JOINEDUP_DEMO"] = "1"
        env["JOINEDUP_PLACE"] = "Stoke-on-Trent"
    if use == "dev":
        env["JOINEDUP_DEBUG"] = "1"
    return env


def note(text):
    """Add to the log of the set-up."""
    LOG.parent.mkdir(exist_ok=True)
    with LOG.open("a") as log:
        log.write(text)


@contextmanager
def step(sentence):
    """Show one step of the set-up and how long it took."""
    print(f"{sentence} …", end=" ", flush=True)
    start = time.monotonic()
    try:
        yield
    except BaseException:
        print("stopped")
        raise
    print(f"done ({time.monotonic() - start:.0f} s)", flush=True)


def quietly(command, env=None):
    """Run a program into the log; whether it succeeded."""
    command = [str(part) for part in command]
    note(f"\n$ {' '.join(command)}\n")
    with LOG.open("ab") as log:
        try:
            code = subprocess.call(
                command, cwd=ROOT, env=env, stdout=log, stderr=log, stdin=subprocess.DEVNULL
            )
        except OSError as error:
            code = error
    note(f"({code})\n")
    return code == 0


def log_end(lines=12):
    """The last lines of the log, for a person to read."""
    latest = LOG.read_text(errors="replace").splitlines()[-lines:]
    return "\n".join(f"  | {line}" for line in latest)


def may_install_from_debian():
    """Whether this is Debian, or one like it, and we are its administrator."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_from_debian(*packages):
    """Install Debian packages; whether it succeeded."""
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    apt = ["apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=300"]
    # An old list of packages names files that are gone, so a failed update alone is no reason
    # to stop: the install says whether it mattered.
    quietly([*apt, "update"], env)
    return quietly([*apt, "install", "--no-install-recommends", *packages], env)


def refuse_what_is_anothers(*paths):
    """Stop where something has to be written that belongs to another account."""
    for path in paths:
        # What is not there yet is made in the nearest folder that is.
        there = next(each for each in (path, *path.parents) if os.path.exists(each))
        if not os.access(there, os.W_OK):
            owner, here = _account(os.stat(there).st_uid), _account(os.geteuid())
            give = f"chown -R {here} {path}" if there == path else f"install -d -o {here} {path}"
            failed(
                f"{there} belongs to {owner}. This runs as {here}, who may not write there.",
                f"Run it as {owner}, or give the files to {here} first: sudo {give}",
            )


def _account(number):
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:  # as in containers
        return str(number)


def set_up(lock):
    """Make `.venv` hold what `requirements/<lock>.lock` names; nothing to do if it does."""
    wanted = {name: _fingerprint(name) for name in LOCKS[lock]}
    # Where somebody else may not even look, nothing is there to be used.
    if _stamp(lock) == wanted[lock] and os.path.exists(BIN / "python"):
        return
    refuse_what_is_anothers(VENV, LOG.parent, LOG)
    LOG.unlink(missing_ok=True)
    if not (BIN / "python").exists():
        with step("Making a Python environment in .venv"):
            _make_environment()
    with step(f"Installing packages from requirements/{lock}.lock (a few minutes the first time)"):
        _install(ROOT / "requirements" / f"{lock}.lock")
    for name, fingerprint in wanted.items():
        (VENV / f"installed-{name}").write_text(fingerprint)


def _fingerprint(lock):
    text = (ROOT / "requirements" / f"{lock}.lock").read_bytes()
    return hashlib.sha256(text).hexdigest()


def _stamp(lock):
    try:
        return (VENV / f"installed-{lock}").read_text()
    except OSError:
        return None


def _make_environment():
    uv = shutil.which("uv")
    if uv and quietly([uv, "venv", "--allow-existing", "--python", sys.executable, VENV]):
        return
    # Debian packs these two separately from Python.
    complete = all(map(importlib.util.find_spec, ("venv", "ensurepip")))
    if not complete and may_install_from_debian():
        install_from_debian("python3-venv")
    if not quietly([sys.executable, "-m", "venv", VENV]):
        # Half an environment would pass for a whole one the next time.
        shutil.rmtree(VENV, ignore_errors=True)
        failed(
            log_end(),
            "The Python environment could not be made; the lines above say why.",
            "On Debian or Ubuntu, run: apt install python3-venv. Then run this again.",
        )


def _install(lock):
    # uv is quicker, but does not read pip's configuration, so pip has the last word.
    uv = shutil.which("uv")
    options = ["--require-hashes", "-r", lock]
    if uv and quietly([uv, "pip", "install", "--python", BIN / "python", *options]):
        return
    pip = [BIN / "python", "-m", "pip"]
    if not quietly([*pip, "--version"]):
        quietly([BIN / "python", "-m", "ensurepip"])
    offline = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}
    if not quietly([*pip, "install", "--no-deps", *options], os.environ | offline):
        failed(
            log_end(),
            f"The packages could not be installed; {LOG.relative_to(ROOT)} has the whole story.",
            "If it speaks of a connection, check that this machine reaches its package index",
            "and run this again: what is already installed is kept.",
        )

"""What is installed, as the locks name it."""

import re
from dataclasses import dataclass

from cli.setup import ROOT

REQUIREMENTS = ROOT / "requirements"
# What running needs; what may be installed beside; what those need who work on the program.
RUN, BESIDE, DEV = "run.lock", ("similar.lock", "sentry.lock"), "dev.lock"

_PACKAGE = re.compile(
    r"(?P<name>[\w.-]+)==(?P<version>\S+)(?: ; (?P<marker>[^\\]+?))?(?= \\| --|$)"
)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True)
class Pinned:
    """One package: its version, the checksums of its files, and on which systems it is needed,
    where that is not on all."""

    name: str
    version: str
    hashes: tuple[str, ...]
    marker: str


def read_lock(name):
    """The packages of a lock, in its order."""
    lines = (REQUIREMENTS / name).read_text().replace("\\\n", "\\ ").splitlines()
    return [_pinned(line) for line in lines if line and not line.startswith("#")]


def _pinned(line):
    found = _PACKAGE.match(line)
    return Pinned(
        found["name"], found["version"], tuple(_HASH.findall(line)), found["marker"] or ""
    )

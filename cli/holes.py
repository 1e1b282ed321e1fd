"""Whether holes are known in what is installed: asked by pip-audit, where somebody can be asked."""

import json
import subprocess

from cli.locks import BESIDE, DEV, REQUIREMENTS, RUN, read_lock
from cli.setup import BIN, ROOT

LOCKS = (RUN, *BESIDE, DEV)
NONE_KNOWN, KNOWN, NOT_LOOKED = 0, 1, 2


def holes(ask=None):
    """Ask for known holes in every locked version, and say what came of it: 0 if none is known, 1
    if any is, 2 if nobody could be asked about all of them. ``ask`` is another address to ask."""
    answer, trouble = _ask(ask)
    if answer is None:
        print("Could not look for known holes: nobody who knows could be asked.")
        print(f"  {trouble}")
        print("That says nothing about whether there are any. Try again with a network.")
        return NOT_LOOKED
    unanswered = [each for each in answer if "vulns" not in each]
    known = [(each, hole) for each in answer for hole in each.get("vulns", ())]
    for package, hole in known:
        mended = ", ".join(hole["fix_versions"]) or "no version yet"
        names = ", ".join([hole["id"], *hole["aliases"]])
        print(f"{package['name']} {package['version']}: {names}; put right in {mended}")
    for package in unanswered:
        print(f"{package['name']}: could not look ({package['skip_reason']})")
    looked = len(answer) - len(unanswered)
    elsewhere = len({each.name for lock in LOCKS for each in read_lock(lock)}) - len(
        {each["name"] for each in answer}
    )
    print(f"Looked at {looked} packages of {', '.join(LOCKS)}: {_said(known)}.")
    if elsewhere:
        print(f"Not looked at: {elsewhere} that other systems need and this one does not.")
    if known:
        return KNOWN
    return NOT_LOOKED if unanswered else NONE_KNOWN


def _said(known):
    if not known:
        return "no hole is known"
    return "1 hole is known" if len(known) == 1 else f"{len(known)} holes are known"


def _ask(address):
    """What pip-audit was told of each package; or None, and the last it said."""
    command = [BIN / "pip-audit", "--require-hashes", "--disable-pip", "--format", "json"]
    command += ["--vulnerability-service", "osv", "--progress-spinner", "off"]
    command += ["--cache-dir", ROOT / "var" / "holes"]
    command += ["--osv-url", address] if address else []
    for lock in LOCKS:
        command += ["--requirement", REQUIREMENTS / lock]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    try:
        return json.loads(done.stdout)["dependencies"], ""
    except (ValueError, KeyError):
        said = done.stderr.strip().splitlines()
        return None, said[-1] if said else f"pip-audit ended with {done.returncode}."

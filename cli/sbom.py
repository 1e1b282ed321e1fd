"""The parts of the program as a file that other programs read: CycloneDX 1.6, in JSON.

It is made of the locks and of what the packages say of their licences, so on one installation it
is the same each time, to the letter: it holds no moment and nothing that was drawn by lot.
"""

import json
import tomllib
import uuid
from importlib import metadata

from cli.locks import BESIDE, RUN, read_lock
from cli.setup import ROOT, VENV

OURS = uuid.UUID("0bb1c4ba-6d3c-4d0e-9ea4-0d0b9fd1c2e5")


def sbom():
    """The whole file as text."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    own = {
        "type": "application",
        "bom-ref": project["name"],
        "name": project["name"],
        "version": project["version"],
        "description": project["description"],
        "licenses": [{"expression": project["license"]}],
    }
    licences = _licences()
    components = list(_components(licences))
    content = {"metadata": {"component": own}, "components": components}
    number = uuid.uuid5(OURS, json.dumps(content, sort_keys=True))
    head = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{number}",
        "version": 1,
    }
    return json.dumps(head | content, indent=2, ensure_ascii=False) + "\n"


def _components(licences):
    known = set()
    for lock in (RUN, *BESIDE):
        for package in read_lock(lock):
            purl = f"pkg:pypi/{package.name}@{package.version}"
            if purl not in known:
                known.add(purl)
                yield _component(package, purl, lock, licences.get((package.name, package.version)))


def _component(package, purl, lock, licence):
    about = [{"name": "joinedup:lock", "value": lock}]
    if package.marker:
        about.append({"name": "joinedup:only-where", "value": package.marker})
    return {
        "type": "library",
        "bom-ref": purl,
        "name": package.name,
        "version": package.version,
        "scope": "required" if lock == RUN else "optional",
        # Of each file that may be installed; which one is, depends on the system.
        "hashes": [{"alg": "SHA-256", "content": each} for each in package.hashes],
        **({"licenses": [licence]} if licence else {}),
        "purl": purl,
        "properties": about,
    }


def _licences():
    """What packages that are installed here say of their licence, by name and version."""
    places = [str(path) for path in VENV.glob("lib/python*/site-packages")]
    found = {}
    for package in metadata.distributions(path=places):
        name = package.metadata["Name"].lower().replace("_", "-").replace(".", "-")
        if licence := _licence(package.metadata):
            found[name, package.version] = licence
    return found


def _licence(told):
    if expression := told.get("License-Expression"):
        return {"expression": expression}
    kinds = [
        each.rpartition(" :: ")[2]
        for each in told.get_all("Classifier") or ()
        if each.startswith("License ::") and not each.endswith(":: OSI Approved")
    ]
    # Some put the whole text there.
    said = (told.get("License") or "").strip()
    name = said if said and "\n" not in said and len(said) <= 100 else " and ".join(sorted(kinds))
    return {"license": {"name": name}} if name else None

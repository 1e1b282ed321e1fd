"""The project's own files, found without git: a copy of the folder is enough."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {".git", ".venv", ".hypothesis", "var", "__pycache__", "vendor"}
APPS = sorted(path.parent.name for path in ROOT.glob("src/joinedup/*/apps.py"))


def project_files(*endings, root=ROOT):
    """Paths from the root, of files whose name ends in one of these (of all, without)."""
    found = []
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(
            name for name in folders if name not in NOT_OURS and not name.endswith("_cache")
        )
        found += [
            Path(folder, name).relative_to(root)
            for name in sorted(files)
            # In a second working tree of git, what is a folder elsewhere is a file.
            if name not in NOT_OURS and (not endings or name.endswith(endings))
        ]
    return found


def text_of(path):
    """The text of a file, empty for pictures, fonts and the like."""
    try:
        return (ROOT / path).read_text()
    except UnicodeDecodeError:
        return ""

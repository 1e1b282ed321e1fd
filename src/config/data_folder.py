"""The folder for the database, files and the key.

`manage.py` makes it, before anything reads the settings, so that all programs of an installation
share one key. The settings themselves make nothing, wherever they are read.
"""

import os
import secrets
from pathlib import Path

from config.env import env, invalid

ROOT = Path(__file__).resolve().parents[2]
KEY_FILE = "secret-key"


def find_data_folder() -> Path:
    """Where the folder is, or will be."""
    return env.path("JOINEDUP_DATA", ROOT / "var").resolve()


def make_data_folder() -> None:
    """Make the folder, and the key in it unless the environment has one."""
    folder = find_data_folder()
    try:
        # What people said is in there: nobody else on this machine may look.
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not env.str("JOINEDUP_SECRET_KEY", ""):
            _make_key(folder / KEY_FILE)
    except OSError as error:
        hint = f"It may be a folder that can be written to; {folder} cannot ({error.strerror})."
        raise invalid("JOINEDUP_DATA", hint) from error


def read_secret_key() -> str:
    """The key that signs sessions and links: from the environment, or the folder.

    Where there is none, one that nobody keeps: it is gone when the program ends.
    """
    if key := env.str("JOINEDUP_SECRET_KEY", ""):
        return key
    file = find_data_folder() / KEY_FILE
    return file.read_text() if file.exists() else secrets.token_urlsafe(50)


def _make_key(path: Path) -> None:
    if path.exists():
        return
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(50))
    try:
        # Two processes may start at once: linking lets only the first one win.
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()

"""The folder for the database, files and the key.

`manage.py` makes it, before anything reads the settings, so that all programs of an installation
share one key. The settings themselves make nothing, wherever they are read.
"""

import os
import secrets
import stat
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
        _make_private(folder)
        if not env.str("JOINEDUP_SECRET_KEY", ""):
            _make_key(folder / KEY_FILE)
    except OSError as error:
        hint = f"It may be a folder that can be written to; {folder} cannot ({error.strerror})."
        raise invalid("JOINEDUP_DATA", hint) from error


def read_secret_keys() -> list[str]:
    """The keys that sign sessions and links: from the environment, or the folder.

    The first one signs. What an older one signed still holds, so that the key can be changed and
    private links live on. Where there is none, one that nobody keeps: it is gone when the program
    ends.
    """
    keys = env.str("JOINEDUP_SECRET_KEY", "").splitlines()
    file = find_data_folder() / KEY_FILE
    if not keys and file.exists():
        keys = file.read_text().splitlines()
    return [key.strip() for key in keys if key.strip()] or [secrets.token_urlsafe(50)]


def change_key() -> None:
    """Let a new key sign from the next start on. Raises OSError where it cannot be written."""
    path = find_data_folder() / KEY_FILE
    keys = [secrets.token_urlsafe(50), *read_secret_keys()]
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text("\n".join(keys))
    draft.replace(path)


def _make_private(folder: Path) -> None:
    """Let nobody else on this machine look into a folder that was there already. Raises OSError
    where it is somebody else's, or open to everybody by its nature, as ``/tmp`` is."""
    mode = folder.stat().st_mode
    if mode & stat.S_ISVTX:
        raise PermissionError(1, "others use it too")
    if stat.S_IMODE(mode) & 0o077:
        folder.chmod(stat.S_IMODE(mode) & 0o700)


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

"""The key that signs sessions and links."""

import os
import secrets
from pathlib import Path


def kept_secret(path: Path) -> str:
    """The key kept in a file only its owner can read, made at the first call."""
    if not path.exists():
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
    return path.read_text()

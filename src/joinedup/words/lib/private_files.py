"""Files of one document, which nobody else on this machine may read. Knows nothing of Django."""

import json
import os
from pathlib import Path
from typing import IO, Any

ASKED, DOCUMENT, RESULT, COMMENTED = "asked", "document", "result", "commented"


def private_file(path: Path, how: int = os.O_TRUNC) -> IO[bytes]:
    """A file to write to, which is made for us alone."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | how, mode=0o600), "wb")


def keep_result(folder: Path, result: dict[str, Any]) -> None:
    """Keep what came of a document; then the document itself goes."""
    half = folder / f"{RESULT}.half"
    with private_file(half) as file:
        file.write(json.dumps(result).encode())
    half.rename(folder / RESULT)
    (folder / DOCUMENT).unlink(missing_ok=True)

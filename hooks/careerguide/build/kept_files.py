"""Files that take long to make, kept beside the installed packages by what they are made from.

`make clean` deletes them. A new environment makes them again; nothing else changes.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

FOLDER = Path(sys.prefix) / "share" / "careerguide" / "pictures"


def kept(made_from: str, ending: str, make: Callable[[], bytes]) -> bytes | Path:
    """The file that was made from these values, or its content if nothing can be written. `ending` is as in `.png`."""
    file = FOLDER / f"{hashlib.sha256(made_from.encode()).hexdigest()[:24]}{ending}"
    if file.is_file():
        return file
    content = make()
    try:
        FOLDER.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=FOLDER)
    except OSError:
        return content
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(content)
        Path(name).replace(file)  # whole or not at all, also if two builds make it
    except OSError:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        return content
    return file

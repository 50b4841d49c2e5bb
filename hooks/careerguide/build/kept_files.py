"""Files that take long to make, kept beside the installed packages by what they are made from.

`make clean` deletes them. A new environment makes them again; nothing else changes.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from pathlib import Path

from careerguide.photographs import write_at_once

FOLDER = Path(sys.prefix) / "share" / "careerguide" / "pictures"


def kept(made_from: str, ending: str, make: Callable[[], bytes]) -> bytes | Path:
    """The file that was made from these values, or its content if nothing can be written. `ending` is as in `.png`."""
    file = FOLDER / f"{hashlib.sha256(made_from.encode()).hexdigest()[:24]}{ending}"
    if file.is_file():
        return file
    content = make()
    try:
        write_at_once(file, content)
    except OSError:
        return content
    return file

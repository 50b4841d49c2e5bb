"""Pictures and fonts that the settings name: where they are, and that they are what their names say."""

from __future__ import annotations

import dataclasses as dc
import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from careerguide.problems import did_you_mean, nearest

from . import assets

# What a file of each type starts with. WebP has four bytes of length in between.
_STARTS = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".webp": (b"RIFF",),
    ".ico": (b"\x00\x00\x01\x00",),
    ".woff2": (b"wOF2",),
}
# What makes an SVG run code or ask another server. A browser runs neither in a picture, but it does if somebody opens
# the file itself.
_ACTIVE = re.compile(
    rb"<script|<foreignobject|<!entity|<\?xml-stylesheet|\son\w+\s*=|@import"
    rb"|(?:href|src)\s*=\s*[\"']\s*(?!#|data:image/)|url\(\s*[\"']?\s*(?!#|data:image/)",
    re.IGNORECASE,
)


@dc.dataclass(frozen=True, slots=True)
class FileKind:
    """What a setting may name: `name` in the path inside the site, the endings, and the most bytes."""

    name: str
    endings: tuple[str, ...]
    most: int


LOGO = FileKind("logo", (".svg", ".png", ".webp", ".jpg", ".jpeg"), 50_000)
ICON = FileKind("icon", (".svg", ".png", ".ico"), 50_000)
FONT = FileKind("font", (".woff2",), 120_000)


@dc.dataclass(frozen=True, slots=True)
class LookFile:
    """A file of the look: its source, and its path inside the site, which changes with its content."""

    source: Path
    path: str


class LookFileError(Exception):
    """A setting names a file that cannot be used. `code` and `suggestion` are those of the problem."""

    def __init__(self, code: str, message: str, suggestion: str = "") -> None:
        super().__init__(message)
        self.code, self.suggestion = code, suggestion


def read_look_file(name: str, kind: FileKind, folders: Sequence[Path]) -> LookFile:
    """The file called `name` in the first of the folders that has it."""
    ending = Path(name).suffix.lower()
    if ending not in kind.endings:
        raise LookFileError("not-a-file-type", f"`{name}` cannot be used here. Allowed: {', '.join(kind.endings)}.")
    source = next((folder / name for folder in folders if (folder / name).is_file()), None)
    if source is None:
        near = nearest(name, {file for folder in folders for file in _names(folder, kind)})
        places = " or ".join(dict.fromkeys(f"`{folder.name}/`" for folder in folders))
        raise LookFileError("no-such-file", f"There is no file `{name}` in {places}.{did_you_mean(near)}", near)
    if not any(source.resolve().is_relative_to(folder.resolve()) for folder in folders):
        raise LookFileError("link-out", f"`{name}` leads to a file outside the project. Copy that file here.")
    try:
        content = source.read_bytes()
    except OSError as error:
        raise LookFileError("unreadable-file", f"`{name}` cannot be read: {error.strerror}.") from None
    if len(content) > kind.most:
        message = f"`{name}` has {len(content):,} bytes; {kind.most:,} are allowed, because every reader loads it."
        raise LookFileError("file-too-large", message)
    _check_content(name, ending, content)
    digest = hashlib.sha256(content).hexdigest()[:8]
    return LookFile(source, f"{assets.FOLDER}/{kind.name}-{digest}{ending}")


def _names(folder: Path, kind: FileKind) -> Iterator[str]:
    for file in folder.rglob("*"):
        if file.suffix.lower() in kind.endings:
            yield file.relative_to(folder).as_posix()


def _check_content(name: str, ending: str, content: bytes) -> None:
    if ending != ".svg":
        webp = ending != ".webp" or content[8:12] == b"WEBP"
        if not content.startswith(_STARTS[ending]) or not webp:
            raise LookFileError("not-a-file-type", f"The content of `{name}` is not what its name says: {ending}.")
    elif b"<svg" not in content:
        raise LookFileError("not-a-file-type", f"The content of `{name}` is not what its name says: {ending}.")
    elif _ACTIVE.search(content):
        message = f"`{name}` has a script, a style from elsewhere or a link. Export it as a plain SVG or as a PNG."
        raise LookFileError("active-picture", message)

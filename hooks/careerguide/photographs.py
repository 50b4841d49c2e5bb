"""Photographs of people: turned as the camera was held, cut to a square, made small, and without hidden data.

A camera writes the place, the time and the device into a file. Only the colours of the points get into the new files.
They are kept beside the installed packages by their content, so that an unchanged photograph costs one look.
"""

from __future__ import annotations

import contextlib
import dataclasses as dc
import functools
import hashlib
import io
import struct
import sys
import tempfile
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

# Width and height of the files in pixels: twice those that cards and the page of a story show.
SMALL, LARGE = 160, 320
LEAST = 160  # pixels of the shorter side
MOST_BYTES = 4_000_000
MOST_PIXELS = 40_000_000
FOLDER = "stories/pictures"
# Beside the installed packages, so that `make clean` deletes all.
KEPT = Path(sys.prefix) / "share" / "careerguide" / "photographs"
CENTRE = (50, 50)
# Ending -> what a file starts with. WebP has four bytes of length in between.
_STARTS = {"png": (b"\x89PNG",), "jpg": (b"\xff\xd8\xff",), "jpeg": (b"\xff\xd8\xff",), "webp": (b"RIFF",)}
# Part of the name of each new file; a change of the method needs another one.
_METHOD = "1"
_QUALITY = 80
# What Pillow raises if a file is damaged.
_DAMAGE = (OSError, ValueError, SyntaxError, EOFError, struct.error, IndexError, KeyError, TypeError, OverflowError)


class PhotographError(Exception):
    """A photograph cannot be used. `code` is that of the problem, and the message is for HR."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dc.dataclass(frozen=True, slots=True)
class Photograph:
    """The new files of a photograph, by their width in pixels."""

    files: Mapping[int, Path]

    def address(self, size: int) -> str:
        """The path inside the site of one of the files. It tells nothing about the person."""
        return f"{FOLDER}/{self.files[size].name}"

    @property
    def small(self) -> str:
        """The path inside the site of the file for a card."""
        return self.address(SMALL)

    @property
    def large(self) -> str:
        """The path inside the site of the file for a page."""
        return self.address(LARGE)


def prepare(file: Path, folder: Path, focus: tuple[int, int] = CENTRE) -> Photograph:
    """The new files of the photograph in `file`, made only if `folder` does not have them yet.

    `focus` is the middle of the square, in percent from the left and from the top of the picture as people see it.
    `PhotographError` says what is wrong with the file.
    """
    content = _content(file)
    name = hashlib.sha256(b" ".join([_version(), b"%d %d" % focus, content])).hexdigest()[:16]
    try:
        return _made(content, file.name, focus, folder, name)
    except OSError:  # nothing can be written there
        return _made(content, file.name, focus, temporary_folder(), name)


def _made(content: bytes, source: str, focus: tuple[int, int], folder: Path, name: str) -> Photograph:
    files = {size: folder / f"{name}-{size}.webp" for size in (SMALL, LARGE)}
    if not all(made.is_file() for made in files.values()):
        square = _square(_opened(content, source), source, focus)
        for size, made in files.items():
            write_at_once(made, _webp(square, size))
    return Photograph(files)


def kept_folder(data: Path) -> Path:
    """Where the new files of a data folder are kept."""
    key = hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:16]
    return KEPT / key


def forget_others(folder: Path, used: Mapping[str, Photograph]) -> None:
    """Delete the kept files that no photograph uses: those of people who are not shown any more."""
    names = {file.name for photograph in used.values() for file in photograph.files.values()}
    for file in folder.glob("*.webp"):
        if file.name not in names:
            file.unlink(missing_ok=True)
    if not names:
        with contextlib.suppress(OSError):  # it is not there, or another build has just put something into it
            folder.rmdir()


@functools.cache
def temporary_folder() -> Path:
    """A folder that lasts as long as this process."""
    holder = tempfile.TemporaryDirectory(prefix="careerguide-")
    _HOLDERS.append(holder)
    return Path(holder.name)


_HOLDERS: list[tempfile.TemporaryDirectory[str]] = []


def _version() -> bytes:
    """Changes when another Pillow could make other bytes."""
    import PIL  # only companies with photographs need it

    return f"{_METHOD} {PIL.__version__}".encode()


def _content(file: Path) -> bytes:
    """The bytes of a file of an allowed size and type."""
    try:
        size = file.stat().st_size
        content = file.read_bytes() if size <= MOST_BYTES else b""
    except OSError as error:
        raise PhotographError("picture-form", f"`{file.name}` cannot be read: {error.strerror}.") from None
    if size > MOST_BYTES:
        message = f"`{file.name}` has {size:,} bytes; {MOST_BYTES:,} are allowed. Save it with 1,000 pixels a side."
        raise PhotographError("picture-size", message)
    ending = file.suffix[1:]
    if not content.startswith(_STARTS.get(ending, ())) or (ending == "webp" and content[8:12] != b"WEBP"):
        raise PhotographError(
            "picture-form",
            f"`{file.name}` is not the type that its name ends in. Save it as PNG, JPEG or WebP with the right ending.",
        )
    return content


def _opened(content: bytes, name: str) -> Image:
    """The picture, of which only the head is read so far, if it has an allowed number of pixels."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "WEBP"))
    except Image.DecompressionBombError:
        raise PhotographError("picture-size", _too_many(name)) from None
    except _DAMAGE:
        raise _damaged(name) from None
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise PhotographError("picture-size", _too_many(name))
    if min(width, height) < LEAST:
        message = (
            f"`{name}` has {width} x {height} pixels, which is too small for a clear face. "
            f"Use a picture with at least {LEAST} pixels a side; {LARGE} are better."
        )
        raise PhotographError("picture-size", message)
    return picture


def _too_many(name: str) -> str:
    return f"`{name}` has more than {MOST_PIXELS // 1_000_000} million pixels. Save it with 1,000 pixels a side."


def _damaged(name: str) -> PhotographError:
    return PhotographError(
        "picture-form", f"`{name}` is damaged: it does not open as a picture. Save it again, or use another file."
    )


def _square(picture: Image, name: str, focus: tuple[int, int]) -> Image:
    """The square around the focus, upright, in sRGB and with nothing but its points."""
    from PIL import Image, ImageOps

    scale = 2 * LARGE / min(picture.size)
    picture.draft("RGB", (int(picture.width * scale), int(picture.height * scale)))  # JPEG alone: much faster
    try:
        picture.load()
        upright = ImageOps.exif_transpose(picture)
    except _DAMAGE:
        raise _damaged(name) from None
    side = min(upright.size)
    left, top = (
        min(max(round(length * percent / 100 - side / 2), 0), length - side)
        for length, percent in zip(upright.size, focus, strict=True)
    )
    cut = _in_srgb(upright.crop((left, top, left + side, top + side)))
    if cut.has_transparency_data:
        layer = cut.convert("RGBA")
        cut = Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer)
    plain = Image.new("RGB", cut.size)
    plain.paste(cut.convert("RGB"))
    return plain


def _in_srgb(picture: Image) -> Image:
    """The picture with its colours as every screen shows them, since the profile of the camera is left out."""
    from PIL import ImageCms

    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "CMYK"):
        return picture
    try:
        source, target = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(picture, source, target, outputMode="RGB") or picture
    except (ImageCms.PyCMSError, *_DAMAGE):
        return picture


def _webp(square: Image, size: int) -> bytes:
    from PIL import Image

    made = io.BytesIO()
    square.resize((size, size), Image.Resampling.LANCZOS).save(made, "WEBP", quality=_QUALITY, method=6)
    return made.getvalue()


def write_at_once(file: Path, content: bytes) -> None:
    """Write a file in one step, as another build may read it. `OSError` if it cannot; nothing is left then."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as part:
        written = Path(part.name)
        try:
            part.write(content)
            part.close()
            written.replace(file)
        except OSError:
            written.unlink(missing_ok=True)
            raise

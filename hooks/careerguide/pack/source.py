"""A pack to upgrade to: the default pack, a data folder, or the default pack inside a wheel of careerguide."""

from __future__ import annotations

import contextlib
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import careerguide
from careerguide import shipped

_IN_WHEEL = PurePosixPath("careerguide/pack/data")


class PackSourceError(Exception):
    """There is no pack at this place; the message is one sentence that says why."""


@contextlib.contextmanager
def opened_pack(source: Path | None) -> Iterator[tuple[Path, str]]:
    """The data folder of a pack, and its version: of a wheel its own, of the default pack that of careerguide.

    A folder has the folder's name as its version.
    """
    if source is None:
        yield shipped.folder("data"), careerguide.__version__
    elif source.is_dir():
        folder = source / "data" if (source / "data").is_dir() else source
        if not (folder / "roles.yaml").exists() and not (folder / "roles").is_dir():
            raise PackSourceError(f"`{source}` is not a pack: it has no roles.yaml and no roles/.")
        yield folder, source.resolve().name
    elif source.is_file() and zipfile.is_zipfile(source):
        with tempfile.TemporaryDirectory() as temporary:
            yield _unpacked(source, Path(temporary)), source.name.removesuffix(".whl").split("-")[1:2][0]
    else:
        raise PackSourceError(f"`{source}` is neither a data folder nor a wheel of careerguide.")


def _unpacked(wheel: Path, target: Path) -> Path:
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if PurePosixPath(name).is_relative_to(_IN_WHEEL)]
        if not names:
            raise PackSourceError(f"`{wheel}` has no pack in it. Name a wheel of careerguide.")
        archive.extractall(target, names)
    return target / _IN_WHEEL

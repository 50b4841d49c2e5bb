"""Files of people, read and written as they are: their line ends stay, and several change together or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from careerguide.loading.data_folder import FILES, LISTS, SINGLE
from careerguide.loading.yaml_reader import read_text
from careerguide.problems import DataError, Problem


def text_of(file: Path) -> str:
    """The text of a file with plain line ends; a file that cannot be read raises `DataError`."""
    text, problems = read_text(file, str(file))
    if text is None:
        raise DataError(problems)
    return text


def write(texts: Mapping[Path, str]) -> None:
    """All of the files or none: each is first written beside its place, then moved there."""
    ready: list[tuple[Path, Path]] = []
    kept: list[tuple[Path, bytes | None]] = []
    try:
        for file, text in texts.items():
            ready.append((_beside(file, text), file))
        for new, file in ready:
            kept.append((file, file.read_bytes() if file.exists() else None))
            new.replace(file)
    except OSError as error:
        for file, before in kept:
            with contextlib.suppress(OSError):
                file.write_bytes(before) if before is not None else file.unlink(missing_ok=True)
        raise DataError(
            [Problem(str(error.filename or "."), 1, 1, "unwritable-file", f"Nothing was changed: {error.strerror}.")]
        ) from error
    finally:
        for new, _ in ready:
            new.unlink(missing_ok=True)


def _beside(file: Path, text: str) -> Path:
    """The text in a file of another name in the same folder, with the line ends and the rights that the file has now."""
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_bytes() if file.exists() else b""
    raw = (text.replace("\n", "\r\n") if b"\r\n" in before else text).encode()
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    with os.fdopen(handle, "wb") as opened:
        opened.write(raw)
    if before:
        shutil.copymode(file, name)
    else:
        Path(name).chmod(0o644)
    return Path(name)


def data_files(data: Path) -> list[Path]:
    """The YAML files that the guide reads, in the order of their names."""
    single = [data / f"{name}.yaml" for name in (*LISTS, *SINGLE)]
    folders = [file for name in (*LISTS, *FILES, "levels") for file in (data / name).glob("*.yaml")]
    return sorted(file for file in (*single, *folders) if file.is_file())

"""Read and write data files and pages: line ends stay the same, and several files change together or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from careerguide.loading.data_folder import FILES, LEVELS, LISTS, SINGLE
from careerguide.loading.ordinary_files import is_inside
from careerguide.loading.yaml_reader import read_text
from careerguide.problems import DataError, Problem


def text_of(file: Path) -> str:
    """The text of a file, without carriage returns; a file that cannot be read raises `DataError`."""
    text, problems = read_text(file, str(file))
    if text is None:
        raise DataError(problems)
    return text


def write_files(texts: Mapping[Path, str]) -> None:
    """Write all of the files or none: each text goes to a temporary file first, which then replaces the file.

    If a file cannot be written, the others get their old content back and `DataError` is raised.
    """
    temporary_files: list[tuple[Path, Path]] = []
    old_contents: list[tuple[Path, bytes | None]] = []
    try:
        for file, text in texts.items():
            temporary_files.append((_temporary(file, text), file))
        for temporary, file in temporary_files:
            old_contents.append((file, file.read_bytes() if file.exists() else None))
            temporary.replace(file)
    except OSError as error:
        for file, old_content in old_contents:
            with contextlib.suppress(OSError):
                file.write_bytes(old_content) if old_content is not None else file.unlink(missing_ok=True)
        raise DataError(
            [Problem(str(error.filename or "."), 1, 1, "unwritable-file", f"Nothing was changed: {error.strerror}.")]
        ) from error
    finally:
        for temporary, _ in temporary_files:
            temporary.unlink(missing_ok=True)


def _temporary(file: Path, text: str) -> Path:
    """A temporary file in the same folder with the text, and with the line ends and permissions of the file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    old_content = file.read_bytes() if file.exists() else b""
    content = (text.replace("\n", "\r\n") if b"\r\n" in old_content else text).encode()
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    with os.fdopen(handle, "wb") as opened:
        opened.write(content)
    if old_content:
        shutil.copymode(file, name)
    else:
        Path(name).chmod(0o644)
    return Path(name)


def data_files(data: Path) -> list[Path]:
    """The YAML files that careerguide reads in a data folder, in the order of their names."""
    single = [data / f"{name}.yaml" for name in (*LISTS, LEVELS, *SINGLE)]
    folders = [file for name in (*LISTS, *FILES, LEVELS) for file in (data / name).glob("*.yaml")]
    return sorted(file for file in (*single, *folders) if file.is_file() and is_inside(file, data))

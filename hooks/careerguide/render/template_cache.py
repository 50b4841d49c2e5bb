"""Compiled templates, kept in memory and in files, because to compile them takes a seventh of a build.

The files are beside the installed packages, like compiled Python modules, and not in the project: who can write them
decides what a build runs, and a project's files come with pull requests.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import importlib.metadata
import shutil
import sys
import tempfile
from pathlib import Path
from typing import ClassVar

import jinja2
from jinja2.bccache import Bucket

PACKAGE = Path(__file__).parent.parent
KEPT = Path(sys.prefix) / "share" / "careerguide" / "templates"
# Packages whose code decides what a template is compiled to.
_COMPILERS = ("jinja2", "markupsafe", "mkdocs", "mkdocs-material")
_DIGEST = hashlib.sha256


class TemplateCache(jinja2.BytecodeCache):
    """Gives Jinja the compiled form of a template that this process or an earlier one compiled.

    A file counts only if it is whole. If none can be written, templates are compiled once per process.
    """

    _memory: ClassVar[dict[str, bytes]] = {}

    def __init__(self, kept: Path = KEPT) -> None:
        self._folder = kept / code_version()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Jinja calls this before it compiles a template."""
        name = _name(bucket)
        code = self._memory.get(name) or _read(self._folder / name)
        if code:
            self._memory[name] = code
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Jinja calls this after it has compiled a template."""
        name, code = _name(bucket), bucket.bytecode_to_string()
        self._memory[name] = code
        with contextlib.suppress(OSError):  # nothing can be written there: the next process compiles again
            _write(self._folder / name, code)


@functools.cache
def code_version() -> str:
    """Changes with the code that compiles templates, and with the functions whose results a compiled template holds.

    Jinja calls filters with constant arguments when it compiles, so any module of the package counts.
    """
    parts = [importlib.metadata.version(name) for name in _COMPILERS]
    for module in sorted(PACKAGE.rglob("*.py")):
        stat = module.stat()
        parts.append(f"{module} {stat.st_mtime_ns} {stat.st_size}")
    return _DIGEST("\n".join(parts).encode()).hexdigest()[:16]


def _name(bucket: Bucket) -> str:
    """The name of a file: the template's name and text, and the Python that reads it."""
    return f"{bucket.key}-{bucket.checksum}.{sys.implementation.cache_tag}"


def _read(file: Path) -> bytes:
    """The code in a file; empty if there is no such file or if it is not whole."""
    try:
        content = file.read_bytes()
    except OSError:
        return b""
    size = _DIGEST().digest_size
    digest, code = content[:size], content[size:]
    return code if _DIGEST(code).digest() == digest else b""


def _write(file: Path, code: bytes) -> None:
    """Write a file in one step, so that another build never reads a part of it."""
    if not file.parent.is_dir():
        file.parent.mkdir(parents=True, exist_ok=True)
        _forget_others(file.parent)
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as part:
        written = Path(part.name)
        try:
            part.write(_DIGEST(code).digest() + code)
            part.close()
            written.replace(file)
        except OSError:
            written.unlink(missing_ok=True)
            raise


def _forget_others(folder: Path) -> None:
    """Delete what other versions of the code have kept. A build that still needs it compiles again."""
    for other in folder.parent.iterdir():
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)

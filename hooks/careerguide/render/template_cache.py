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
from pathlib import Path
from types import CodeType
from typing import ClassVar

import jinja2
from jinja2.bccache import Bucket

from careerguide.photographs import write_at_once

PACKAGE = Path(__file__).parent.parent
KEPT = Path(sys.prefix) / "share" / "careerguide" / "templates"
# Packages whose code decides what a template is compiled to.
_COMPILERS = ("jinja2", "markupsafe", "mkdocs", "mkdocs-material")
_DIGEST = hashlib.sha256
# Versions of the code whose templates are kept, and templates of each: a change of one is another.
_VERSIONS, _TEMPLATES = 4, 1_000


class TemplateCache(jinja2.BytecodeCache):
    """Gives Jinja the compiled form of a template that this process or an earlier one compiled.

    A file counts only if it is whole. If none can be written, templates are compiled once per process.
    """

    _memory: ClassVar[dict[str, CodeType]] = {}

    def __init__(self, kept: Path = KEPT) -> None:
        self._folder = kept / code_version()
        self._is_tidy = False

    def get_bucket(self, environment: jinja2.Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Jinja asks here for each template. All projects share it: theirs are at other places with the same text."""
        key = self.get_cache_key(f"{name} {_options(environment)}")
        bucket = Bucket(environment, key, self.get_source_checksum(source))
        self.load_bytecode(bucket)
        if bucket.code and filename:
            bucket.code = bucket.code.replace(co_filename=filename)  # for messages about faults in it
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Jinja calls this before it compiles a template."""
        name = _name(bucket)
        bucket.code = self._memory.get(name)
        if not bucket.code and (code := _read(self._folder / name)):
            bucket.bytecode_from_string(code)
            self._remember(name, bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Jinja calls this after it has compiled a template."""
        name = _name(bucket)
        self._remember(name, bucket)
        with contextlib.suppress(OSError):  # nothing can be written there: the next process compiles again
            if not self._is_tidy:
                self._is_tidy = True
                self._folder.mkdir(parents=True, exist_ok=True)
                _forget(self._folder.parent)
            code = bucket.bytecode_to_string()
            write_at_once(self._folder / name, _DIGEST(code).digest() + code)

    def _remember(self, name: str, bucket: Bucket) -> None:
        if bucket.code:
            self._memory[name] = bucket.code


@functools.cache
def code_version() -> str:
    """Changes with the code that compiles templates, and with the functions whose results a compiled template holds.

    Jinja calls filters with constant arguments when it compiles, so any module of the package counts.
    """
    parts = [importlib.metadata.version(name) for name in _COMPILERS]
    for module in sorted(PACKAGE.rglob("*.py")):
        stat = module.stat()
        parts.append(f"{module.relative_to(PACKAGE)} {stat.st_mtime_ns} {stat.st_size}")
    return _DIGEST("\n".join(parts).encode()).hexdigest()[:16]


def _options(environment: jinja2.Environment) -> str:
    """What else decides to what a text is compiled."""
    values = (getattr(environment, name) for name in ("autoescape", "trim_blocks", "lstrip_blocks", "undefined"))
    extensions = sorted(environment.extensions)
    return " ".join([*(getattr(value, "__qualname__", str(value)) for value in values), *extensions])


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


def _forget(kept: Path) -> None:
    """Delete what is too much, the oldest first. A build that still needs it compiles again."""
    versions = sorted(kept.iterdir(), key=lambda folder: folder.stat().st_mtime, reverse=True)
    for number, folder in enumerate(versions):
        if number >= _VERSIONS:
            shutil.rmtree(folder, ignore_errors=True)
        elif len(templates := list(folder.iterdir())) > _TEMPLATES:
            for file in templates:
                file.unlink(missing_ok=True)

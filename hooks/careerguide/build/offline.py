"""A copy of a finished site that opens from a disk, without a server: for a stick or a shared folder.

From a disk, browsers refuse modules and `fetch`. So the copy has all modules of its release in one usual script, which
runs each of them when it is first needed, and each file that scripts read has a script beside it that hands it over.
A link names a file, because a disk shows a list of files for a folder.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from careerguide import render

from . import assets, atomic_swap, chunks

CHECKSUMS, START, INSIDE, SCRIPT = "SHA256SUMS", "START.html", "guide", "offline.js"
# What systems put into a folder that somebody looks at.
_OF_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
# What only a server shows; its links begin at the top of the server.
_MISSING_PAGE = "404.html"
_TEMPLATES = Path(render.__file__).parent / "templates/offline"
# The earliest moment that a zip can hold, so that the same site gives the same bytes.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_RELEASE = re.compile(r'<script type="module" src="[^"]*assets/([0-9a-f]{8})/main\.js">')
_MODULE = re.compile(r'(<script )type="module"( src="[^"]*/)main\.js(">)')
_PRELOAD = re.compile(r'<link rel="(?:modulepreload|preload|canonical)"[^>]*>\n?')
# What a button fetches before it is pressed; `search/opener.js` reads it.
_AHEAD = re.compile(r"""\s+data-(?:modules|files)=["'][^"']*["']""")
_TAG = re.compile(r"<(?:a|form|area|meta|link)\b[^>]*>")
_ADDRESS = re.compile(r"""(\b(?:href|action)=["']|\burl=)(?![a-z]+:|//)([^"'?#\s>]*)""")
_IMPORT = re.compile(r'import(?:\{([^}]*)\}from|\s*\*\s*as ([\w$]+) from)?"(\.[^"]+)";?')
_LATER = re.compile(r"\bimport\(")
_EXPORT = re.compile(r"\bexport\{([^}]*)\};?\s*$")
# An export of a module that is in no chunk.
_EXPORTED = re.compile(r"(?<![\w$.'\"])export (?=(?:async )?(?:const|class|function\*?) ([\w$]+))")


def offline(site: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Path and content of each file of the copy, checksums last; `site` is path -> content of a finished site."""
    release = next(match[1] for _, page in _pages(site) if (match := _RELEASE.search(page)))
    top = f"{assets.TOP}/{release}/"
    files = {START: _start_page(site["index.html"].decode())}
    for path, content in sorted(site.items()):
        if (
            path.startswith(f"{assets.FOLDER}/")
            and path.endswith((".js", "release.json"))
            and "first-paint" not in path
        ):
            continue
        if (path.startswith(top) and path.endswith(".js")) or path.endswith((".gz", ".br")) or path == _MISSING_PAGE:
            continue
        files[f"{INSIDE}/{path}"] = _changed(path, content)
        if path.endswith("/index.html") or (path.startswith(top) and path.endswith(".json")):
            files[f"{INSIDE}/{path}.js"] = _handed_over(path, files[f"{INSIDE}/{path}"])
    scripts = {path.removeprefix(top): content.decode() for path, content in site.items() if path.startswith(top)}
    files[f"{INSIDE}/{top}{SCRIPT}"] = _one_script(scripts).encode()
    yield from sorted(files.items())
    lines = (f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in sorted(files.items()))
    yield CHECKSUMS, "".join(lines).encode()


def write(site: Path, target: Path) -> int:
    """Write the copy of a site into a folder; the number of files. An earlier copy stays until the new one is whole."""
    content = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    copy = dict(offline(content))
    made = atomic_swap.beside(target)
    try:
        for path, written in copy.items():
            (made / path).parent.mkdir(parents=True, exist_ok=True)
            (made / path).write_bytes(written)
        atomic_swap.swap(made, target)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return len(copy)


def is_free(target: Path) -> bool:
    """Whether a copy may take the place of a folder: nothing is there, or an earlier copy."""
    if not target.exists():
        return True
    if not target.is_dir():
        return False
    names = {path.name for path in target.iterdir()} - _OF_SYSTEMS
    return not names or names == {CHECKSUMS, START, INSIDE}


def zipped(target: Path) -> bytes:
    """A folder as a zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(path for path in target.rglob("*") if path.is_file()):
            name = f"{target.name}/{path.relative_to(target).as_posix()}"
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _pages(site: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    return ((path, content.decode()) for path, content in site.items() if path.endswith(".html"))


def _changed(path: str, content: bytes) -> bytes:
    """A file as the copy has it."""
    if path.endswith("first-paint.js"):
        return content + b'\ndocument.documentElement.dataset.cgModules="";\n'
    return page_for_a_disk(content.decode()).encode() if path.endswith(".html") else content


def page_for_a_disk(page: str) -> str:
    """A page with links to files, and the one script in place of modules."""
    page = _MODULE.sub(rf"\1defer\2{SCRIPT}\3", _PRELOAD.sub("", _AHEAD.sub("", page)))
    return _TAG.sub(lambda tag: _ADDRESS.sub(lambda match: match[1] + file_address(match[2]), tag[0]), page)


def file_address(address: str) -> str:
    """The address of the file that a server shows for an address."""
    last = address.rpartition("/")[2]
    if address and last in ("", ".", ".."):
        return f"{address.removesuffix('/')}/index.html"
    return address


def _handed_over(path: str, content: bytes) -> bytes:
    """A script that hands a file over to the scripts of the page."""
    text = json.dumps(content.decode(), ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"careerguideFile({json.dumps(path)},{text});\n".encode()


def _one_script(scripts: Mapping[str, str]) -> str:
    """All modules that pages need, and what runs them."""
    runner = (_TEMPLATES / "run-modules.js").read_text(encoding="utf-8")
    table = "".join(
        f"{json.dumps(path)}:(takes,later,here,gives)=>{{{_as_function(chunks.Module(path, text))}\n}},\n"
        for path, text in sorted(scripts.items())
        if path.endswith(".js") and not _is_stub(text)
    )
    return runner.replace("/* modules */", table)


def _is_stub(text: str) -> bool:
    """Whether a module only leads to its chunk."""
    return re.match(r'import\{ ?[\w$]+ as \$ ?\}from"', re.sub(r"\s*([{}])\s*", r"\1", text)) is not None


def _as_function(module: chunks.Module) -> str:
    """The body of a function that does what a module does."""

    def taken(match: re.Match[str]) -> str:
        taker = f"takes({json.dumps(module.target(match[3]))})"
        if match[1]:
            return f"const{{{re.sub(r' as ', ':', match[1])}}}={taker};"
        return f"const {match[2]}={taker};" if match[2] else f"{taker};"

    text = _IMPORT.sub(taken, module.text)
    text = _EXPORT.sub(lambda match: f"gives({{{match[1]}}});", text)
    if names := _EXPORTED.findall(text):
        text = f"{_EXPORTED.sub('', text)}\ngives({{{','.join(names)}}});"
    return _LATER.sub("later(", text).replace("import.meta.url", "here")


def _start_page(home: str) -> bytes:
    """The page that a person opens: it leads to the home page."""
    title = re.search(r"<title>(.*?)</title>", home, re.DOTALL)
    text = (_TEMPLATES / "start.html").read_text(encoding="utf-8")
    return text.replace("{title}", title[1] if title else "").encode()

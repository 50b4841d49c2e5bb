"""The default pages: which there are, which of them a site has, and where the company's own pages replace them.

The folder of the default pages has one folder with pages for any company, and one for each pack. A page of the
company's `docs/` replaces the default page of the same name; a page of the pack replaces the general one.
"""

from __future__ import annotations

import dataclasses as dc
import functools
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

import yaml

from careerguide import shipped
from careerguide.problems import Problem, did_you_mean, nearest

from . import markdown

# The folder of the pages that fit any company, the file with the order of all, and the page that no site lacks.
GENERAL = "general"
ORDER = "nav.yaml"
HOME = "index.md"


@dc.dataclass(frozen=True, slots=True)
class DefaultPages:
    """Which default pages a site has: the general ones and those of a pack, without those that are left out.

    `pack` is the name of a pack; empty for none. `exclude` has paths such as `guide/myths.md`. `folder` is the folder
    of all default pages; without one, a site has only the company's own pages, and its links may lead anywhere.
    """

    pack: str = ""
    exclude: tuple[str, ...] = ()
    folder: Path | None = None

    @classmethod
    def shipped(cls, pack: str = "", exclude: tuple[str, ...] = ()) -> DefaultPages:
        """The default pages that ship with the engine."""
        return cls(pack, exclude, shipped.folder("pages"))

    def files(self) -> dict[str, Path]:
        """Path of a page -> file, of the pages that this choice has; those of the pack come before the general ones."""
        files = _files(self.folder, GENERAL)
        if self.pack in self.packs():
            files |= _files(self.folder, self.pack)
        return {path: file for path, file in files.items() if path not in self.exclude}

    def packs(self) -> list[str]:
        """The names of the packs that have pages."""
        folders = (folder.name for folder in self.folder.iterdir() if folder.is_dir()) if self.folder else ()
        return sorted(name for name in folders if name != GENERAL)

    def general_paths(self) -> set[str]:
        """The paths of the default pages for any company, whether this choice has them or not."""
        return set(_files(self.folder, GENERAL))

    def every_path(self) -> set[str]:
        """The paths of all default pages, whether this choice has them or not."""
        return {path for name in (GENERAL, *self.packs()) for path in _files(self.folder, name)}

    def problems(self, file: str, pack_line: int, line_of: Callable[[str], int]) -> Iterator[Problem]:
        """The pack and the pages left out exist. `line_of` gives the line of `file` that names a page."""
        if self.pack and self.pack not in self.packs():
            suggestion = nearest(self.pack, self.packs())
            message = f"There is no pack `{self.pack}`. Packs: {', '.join(self.packs())}.{did_you_mean(suggestion)}"
            yield Problem(file, pack_line, 1, "unknown-pack", message, suggestion=suggestion)
        for path in self.exclude:
            if path == HOME:
                message = (
                    f"A site needs a home page. To replace it, write your own `{HOME}` in the folder of your pages."
                )
                yield Problem(file, line_of(path), 1, "unknown-page", message)
            elif path not in self.every_path():
                suggestion = nearest(path, self.every_path())
                message = f"There is no default page `{path}`.{did_you_mean(suggestion)}"
                yield Problem(file, line_of(path), 1, "unknown-page", f"{message} `careerguide pages` lists them.")


def _files(folder: Path | None, name: str) -> dict[str, Path]:
    top = folder and folder / name
    return {file.relative_to(top).as_posix(): file for file in sorted(top.rglob("*.md"))} if top else {}


def written_pages(docs: Path, defaults: DefaultPages) -> list[markdown.MarkdownPage]:
    """The Markdown pages of a site in the order of their paths: the company's own, and the default ones beside them."""
    company_pages = list(markdown.pages(docs))
    paths = {page.path for page in company_pages}
    more = [
        dc.replace(markdown.read(file, path, _shown(file, docs)), is_default=True, source=_source(file, docs))
        for path, file in defaults.files().items()
        if path not in paths
    ]
    return sorted([*company_pages, *more], key=lambda page: page.path.split("/"))


def _source(file: Path, docs: Path) -> str:
    """The path of a default page in the project of `docs`; empty if the page is not part of the project."""
    project = docs.absolute().parent
    return file.relative_to(project).as_posix() if file.is_relative_to(project) else ""


def _shown(file: Path, docs: Path) -> str:
    return _source(file, docs) or "/".join(("default pages", *file.parts[-2:]))


def absent(pages: list[markdown.MarkdownPage], defaults: DefaultPages) -> frozenset[str]:
    """The addresses of the default pages that the site does not have. Links to them are written as plain text."""
    return frozenset(map(markdown.address, defaults.every_path())) - {page.address for page in pages}


@functools.lru_cache(maxsize=4)
def order(folder: Path) -> list[object]:
    """The navigation of all default pages, as `nav` of mkdocs.yml has it."""
    listed = yaml.safe_load((folder / ORDER).read_text(encoding="utf-8"))
    return listed if isinstance(listed, list) else []


def public_pages(
    pages: Sequence[markdown.MarkdownPage], listed: Collection[str], defaults: DefaultPages
) -> list[markdown.MarkdownPage]:
    """The pages that a list of paths names. A home page that it does not name is the default one."""
    kept = [page for page in pages if page.path in listed]
    if HOME not in listed and defaults.folder:
        file = _files(defaults.folder, GENERAL)[HOME]
        kept.insert(0, dc.replace(markdown.read(file, HOME, f"default pages/{HOME}"), is_default=True))
    return kept

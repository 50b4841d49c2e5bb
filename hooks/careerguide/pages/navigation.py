"""The navigation: given in mkdocs.yml or made from the pages that there are; and from it, the menu and the footer."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

from careerguide.problems import Problem, did_you_mean, nearest
from careerguide.wording import DEFAULT_WORDING, Wording

from .default_pages import order
from .markdown import MarkdownPage, address
from .page import is_for_hr

# A title, or None if the page's own title counts, and a path or the items below the title.
Item = tuple[str | None, object]
# Address -> title in the menu.
MENU = {
    "/map/": "Career map", "/roles/": "Roles", "/plan/": "Plan", "/openings/": "Openings", "/stories/": "Stories",
    "/my/": "My page",
}  # fmt: skip
# Group -> address -> title at the foot of each page. Written pages that no group names are in the second.
REFERENCE = "Reference"
FOOTER = {
    "Explore": MENU | {"/compare/": "Compare roles", "/events/": "Meet a leader"},
    REFERENCE: {
        "/skills/": "Skills", "/tracks/": "Tracks", "/bands/": "Bands", "/moves/": "Moves",
        "/guide/applying/": "Applying, step by step", "/guide/glossary/": "Glossary", "/guide/sources/": "Sources",
        "/changes/": "What changed",
    },
    "For": {"/kit/": "Team leaders: huddle kit", "/hr/": "HR", "/recruiters/": "Recruiters"},
}  # fmt: skip


def derived(pages: Mapping[str, MarkdownPage], folder: Path | None) -> list[object]:
    """The navigation of the pages that there are: in the order of the default pages, with the company's own after them.

    A page of the company's own comes after those of its folder, and has its own title.
    """
    listed = list(_present(order(folder) if folder else [], pages))
    paths = set(_paths(listed))
    for path in sorted(pages.keys() - paths, key=lambda path: path.split("/")):
        _insert(listed, path)
    return listed


def only(nav: Sequence[object], pages: Mapping[str, MarkdownPage], has: Callable[[str], bool]) -> list[object]:
    """A navigation without pages that the site leaves out, and without sections that had no other page.

    `has` tells of a path that is not a Markdown page whether the site can have it.
    """
    return [_as_written(title, target) for title, target in _kept(nav, pages, has)]


def _kept(nav: Sequence[object], pages: Mapping[str, MarkdownPage], has: Callable[[str], bool]) -> Iterator[Item]:
    for title, target in map(_item, nav):
        if isinstance(target, list):
            if below := only(target, pages, has):
                yield title, below
        elif target in pages or (not str(target).endswith(".md") and has(str(target))):
            yield title, target


def _present(nav: Sequence[object], pages: Mapping[str, MarkdownPage]) -> Iterator[object]:
    for title, target in map(_item, nav):
        if isinstance(target, list):
            if below := list(_present(target, pages)):
                yield {title: below}
        elif page := pages.get(str(target)):
            yield {title: target} if page.is_default else target


def _insert(nav: list[object], path: str) -> None:
    """Put a page after the last page of its folder, or at the end in a section with the name of its folder."""
    folder = path.rpartition("/")[0]
    if not folder:
        nav.append(path)
        return
    for position, (_, target) in reversed(list(enumerate(map(_item, nav)))):
        if isinstance(target, list) and _is_of(folder, target):
            target.append(path)
            return
        if isinstance(target, str) and target.rpartition("/")[0] == folder:
            nav.insert(position + 1, path)
            return
    name = folder.partition("/")[0]
    nav.append({name.replace("-", " ").replace("_", " ").capitalize(): [path]})


def _is_of(folder: str, items: list[object]) -> bool:
    top = folder.partition("/")[0]
    return all(path.startswith(f"{top}/") for path in _paths(items))


def _item(item: object) -> Item:
    if isinstance(item, dict) and item:
        title, target = next(iter(item.items()))
        return str(title), target
    return None, item


def _as_written(title: str | None, target: object) -> object:
    return target if title is None else {title: target}


def _paths(nav: Sequence[object]) -> Iterator[str]:
    for _, target in map(_item, nav):
        if isinstance(target, list):
            yield from _paths(target)
        else:
            yield str(target)


def titles(nav: Sequence[object]) -> dict[str, str]:
    """Path -> title of every page that a navigation names with a title."""
    named: dict[str, str] = {}
    for title, target in map(_item, nav):
        if isinstance(target, list):
            named |= titles(target)
        elif title is not None:
            named[str(target)] = title
    return named


def around(nav: Sequence[object], path: str) -> dict[str, str]:
    """Paths of the pages around a page in its section: `above` is its first page, `before` and `after` are beside it.

    Those that do not exist are left out. Pages at the top of a site do not follow each other.
    """
    for _, target in map(_item, nav):
        if isinstance(target, list) and path in (paths := list(_paths(target))):
            place = paths.index(path)
            before, after = paths[max(0, place - 1)], paths[min(len(paths) - 1, place + 1)]
            pages = {"above": paths[0], "before": before, "after": after}
            return {name: other for name, other in pages.items() if other != path}
    return {}


def link(page: MarkdownPage) -> list[str]:
    """The address of a page without the first slash, and its title."""
    return [address(page.path)[1:], _title(page)]


def problems(nav: object, pages: Mapping[str, MarkdownPage], known: Collection[str], file: Path) -> Iterator[Problem]:
    """Every Markdown page that a navigation names exists. `known` has the paths of default pages, used or not."""
    lines = file.read_text(encoding="utf-8").split("\n") if file.is_file() else []
    for path in _paths(nav) if isinstance(nav, list) else ():
        if path.endswith(".md") and path not in pages:
            line = next((number for number, text in enumerate(lines, 1) if text.strip().endswith(path)), 1)
            suggestion = nearest(path, pages)
            cure = did_you_mean(suggestion)
            if path in known:
                cure = " It is a default page that this site leaves out. Delete this line, or write your own page."
            yield Problem(
                file.name, line, 1, "unknown-page", f"The navigation names `{path}`, and there is no such page.{cure}"
            )


def menu(addresses: Collection[str], wording: Wording = DEFAULT_WORDING) -> list[list[str]]:
    """Address without the first slash, and title, of each link of the menu."""
    return _links(MENU, addresses, wording)


def footer(
    nav: Sequence[object],
    pages: Mapping[str, MarkdownPage],
    addresses: Collection[str],
    wording: Wording = DEFAULT_WORDING,
) -> list[tuple[str, list[list[str]]]]:
    """Each group of links at the foot of a page: its title, and address without the first slash and title of each.

    Sections of written pages are links to their first pages.
    """
    named = {to for group in FOOTER.values() for to in group}
    written = []
    for title, target in map(_item, nav):
        first = next(_paths(target), "") if isinstance(target, list) else str(target)
        to = address(first)
        if first in pages and to not in ("/", *named) and not is_for_hr(to):
            written.append([to[1:], title or _title(pages[first])])
    groups = [
        (title, [*_links(links, addresses, wording), *(written if title == REFERENCE else [])])
        for title, links in FOOTER.items()
    ]
    return [(title, links) for title, links in groups if links]


def _links(titles: Mapping[str, str], addresses: Collection[str], wording: Wording) -> list[list[str]]:
    return [[to[1:], wording.say(title)] for to, title in titles.items() if to in addresses]


def _title(page: MarkdownPage) -> str:
    """The title of a page from its front matter, its first heading or its name."""
    heading = re.search(r"(?m)^# (.+)$", page.body)
    name = page.path.removesuffix("/index.md").removesuffix(".md").rpartition("/")[2]
    plain = re.sub("[*_`]", "", heading[1]) if heading else name.replace("-", " ").capitalize()
    return str(page.front.get("title") or plain)

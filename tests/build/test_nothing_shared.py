"""A company that has nothing in common with the default pack: no id, title, page or word of the pack is in its site."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import yaml
from careerguide.build.link_check import verify
from careerguide.loading.data_folder import load
from careerguide.pages import navigation
from careerguide.pages.default_pages import DefaultPages
from support import other_company, project
from support.paths import DATA, HOOKS, PAGES, ROOT

pytestmark = pytest.mark.slow

WORD = re.compile(r"[^\W\d_]{4,}")
# Stylesheets of Material for MkDocs, whose words nobody reads.
NOT_OURS = "assets/stylesheets/"
# What the engine brings to every site: its own texts, with the default pages for any company.
ENGINE = (
    HOOKS / "careerguide" / "render" / "templates",
    HOOKS / "careerguide" / "rulebook",
    PAGES / "general",
    ROOT / "overrides",
    ROOT / "schemas",
)

# Ids and titles of the pack that are names of the engine too: classifications of occupations, words of plain English,
# a kind of entry, and the title of a kind of move.
SAME_WORDS = {"isco-08", "nco-2015", "one-to-one", "skill-level"}
SAME_TITLES = {"Skill level", "Career change"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Path -> bytes of every file of the company's site, whose links all work."""
    folder = project.make(tmp_path_factory.mktemp("other") / "project", other_company.texts(), docs={})
    (folder / "mkdocs.yml").write_text(other_company.SETTINGS, encoding="utf-8")
    done = project.build(folder, "--strict")
    assert done.returncode == 0, done.stderr
    assert verify(folder / "site") == []
    files = (file for file in sorted((folder / "site").rglob("*")) if file.is_file())
    contents = {file.relative_to(folder / "site").as_posix(): file.read_bytes() for file in files}
    return {path: content for path, content in contents.items() if not path.startswith(NOT_OURS)}


def words(texts: Iterable[str]) -> set[str]:
    return {word.lower() for text in texts for word in WORD.findall(text)}


def texts_in(*folders: Path) -> Iterator[str]:
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.suffix in (".md", ".html", ".xml", ".js", ".css", ".py", ".yaml", ".json", ".svg"):
                yield file.read_text(encoding="utf-8")


def values(value: object) -> Iterator[str]:
    """Every text in a value of YAML, without the keys."""
    if isinstance(value, dict):
        for item in value.values():
            yield from values(item)
    elif isinstance(value, list):
        for item in value:
            yield from values(item)
    elif isinstance(value, str):
        yield value


def pack_texts() -> Iterator[str]:
    for file in sorted(DATA.rglob("*.yaml")):
        yield from values(yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader))
    yield from texts_in(PAGES / "bpo-kpo")


def hits(site: dict[str, bytes], texts: Iterable[str], form: str) -> dict[str, list[str]]:
    """Text -> the files that have it. `form` is the pattern around the text."""
    wanted = sorted(set(texts))
    pattern = re.compile(form.format("|".join(map(re.escape, wanted))).encode())
    listed = defaultdict(set)
    for path, content in site.items():
        for match in pattern.finditer(content):
            listed[match[1].decode()].add(path)
    return {text: sorted(paths)[:3] for text, paths in sorted(listed.items())}


def test_the_site_has_the_pages_of_the_company(site: dict[str, bytes]) -> None:
    """So the searches below search a whole site."""
    pages = {"index.html", "roles/oven-head/index.html", "guide/index.html", "stories/from-dough-to-ovens/index.html"}
    assert pages < site.keys()
    assert b"<title>Kornhaus &lt;R&amp;D&gt; steps</title>" in site["index.html"]
    assert all(b"<span>Kornhaus &lt;R&amp;D&gt; steps</span>" in site[path] for path in ("index.html", "404.html"))


def test_no_id_of_the_pack(site: dict[str, bytes]) -> None:
    ids = {item.id for item in load(DATA).all()}
    assert len(ids) > 300
    compound = {id_ for id_ in ids if "-" in id_} - SAME_WORDS
    plain = {id_ for id_ in ids - compound if re.fullmatch(r"[a-z]{2,}", id_)}
    assert hits(site, compound, r"(?<![\w-])({})(?![\w-])") == {}
    # A word such as `quality` counts if it is an id, which is a part of an address.
    assert hits(site, plain, r"/({})/") == {}


def test_no_title_of_the_pack(site: dict[str, bytes]) -> None:
    titles = {str(getattr(item.entry, "title", "") or "") for item in load(DATA).all()}
    several_words = {title for title in titles if " " in title} - SAME_TITLES
    assert len(several_words) > 200
    assert hits(site, several_words, r"(?<!\w)({})(?!\w)") == {}


def test_no_page_of_the_pack(site: dict[str, bytes]) -> None:
    general = DefaultPages.shipped().files().keys()
    names = {path.removesuffix(".md") for path in DefaultPages.shipped("bpo-kpo").files().keys() - general}
    assert len(names) == 5
    assert hits(site, names, r"({})") == {}


def test_no_word_of_the_pack(site: dict[str, bytes]) -> None:
    """A word is the pack's if neither the engine nor the company uses it."""
    general = navigation.titles(navigation.order(PAGES))
    titles = [title for path, title in general.items() if (PAGES / "general" / path).exists()]
    modules = (file.read_text(encoding="utf-8") for file in HOOKS.rglob("*.py"))
    known = words([*texts_in(*ENGINE), *modules, *titles, *other_company.texts().values(), other_company.SETTINGS])
    distinctive = words(pack_texts()) - known
    assert len(distinctive) > 1500
    # The licence of the font is a text of its authors.
    searched = {path: content for path, content in site.items() if path != "assets/careerguide/font-licence.txt"}
    assert hits(searched, distinctive, r"(?<![^\W\d_])({})(?![^\W\d_])") == {}


def test_no_line_of_business_of_the_pack(site: dict[str, bytes]) -> None:
    assert hits(site, ["bpo", "kpo", "BPO", "KPO"], r"(?<!\w)({})(?!\w)") == {}

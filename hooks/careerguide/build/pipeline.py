"""The one pipeline: data, docs and settings become the whole site, as values that an engine carries.

The MkDocs plugin (`careerguide_mkdocs`) and `careerguide stage` both start here and add nothing of their own, so
that the same addresses, texts and files come out of both.
"""

from __future__ import annotations

import dataclasses as dc
import functools
import itertools
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from careerguide.guide.addresses import redirects
from careerguide.guide.guide import Guide
from careerguide.guide.moves import Location
from careerguide.loading import ordinary_files
from careerguide.loading.ledger import SHORT
from careerguide.model.kinds import KINDS
from careerguide.output import edit_forms, home_data
from careerguide.output.api import exports
from careerguide.output.calendars import calendars
from careerguide.output.csv import spreadsheets
from careerguide.output.feeds import feeds
from careerguide.output.health_report import findings_table
from careerguide.output.script_data import script_data
from careerguide.pages import default_pages, macros, markdown, navigation
from careerguide.pages.absent_links import without_links, without_lost_anchors
from careerguide.pages.generated import generated_pages
from careerguide.pages.page import Page, is_for_hr, robots
from careerguide.pages.page_sections import Section, sections
from careerguide.pages.public import is_public, page_problems, without_comments
from careerguide.pages.worded_pages import in_words
from careerguide.problems import DataError, Problem
from careerguide.render.charts import shapes
from careerguide.render.components import Components
from careerguide.render.jinja_env import WrittenPages, relative_links
from careerguide.search import index, languages
from careerguide.workbook import sheets
from careerguide.workbook.write import workbook as write_workbook

from . import assets, chunks, preloads
from .build_settings import BuildSettings
from .link_files import link_files
from .open_guide import open_guide
from .release import Release, make_release

# The parts of the theme that are on every page.
FRAME_TEMPLATES = ("main.html", "partials/header.html", "partials/search.html")
# Places that the theme asks for beside the parts.
THEME_PLACES = ("search", "feeds", "map", "roles", "tracks")
# Where HR downloads the data as a workbook.
WORKBOOK = "hr/careerguide.xlsx"
# Sections of pages whose scripts read data at once.
TOOL_SECTIONS = ("plan", "compare", "my", "search")


@dc.dataclass(frozen=True)
class Site:
    """A whole site: the pages generated from the data, the Markdown pages with macros run, and every other file.

    `absent` has the addresses of default pages that the site does not have.
    """

    settings: BuildSettings
    components: Components
    pages: tuple[Page, ...]
    markdown_pages: tuple[markdown.MarkdownPage, ...]
    absent: frozenset[str] = frozenset()

    @property
    def guide(self) -> Guide:
        """The guide that the site shows."""
        return self.components.guide

    @functools.cached_property
    def addresses(self) -> frozenset[str]:
        """The addresses of all pages."""
        return frozenset([*(page.address for page in self.pages), *(page.address for page in self.markdown_pages)])

    @functools.cached_property
    def redirects(self) -> Mapping[str, str]:
        """Old address -> address of the page that it leads to."""
        withdrawn = (f"/stories/{id_}/" for id_ in self.guide.people.withdrawn)
        ledger = [*self.guide.ledger, *withdrawn]
        old = redirects(self.addresses, self.guide.formerly, ledger, self.guide.short_links)
        return {address: new for address, new in old.items() if self.guide.parts.has(address)}

    @functools.cached_property
    def style_version(self) -> str:
        """Changes when a file changes that is at the same address in each release."""
        theme, look = self.settings.theme, self.settings.look
        files = itertools.chain(assets.published_styles(theme, look.styles), assets.first_script(theme))
        return assets.fingerprint(*(text for _, text in files))

    @functools.cached_property
    def data_files(self) -> Mapping[str, str]:
        """Path inside the site -> text of each JSON file of the API and of the search."""
        files = itertools.chain(exports(self.guide), self.search_files())
        return {path: text for path, text in files if self.guide.parts.reads(path)}

    @functools.cached_property
    def release(self) -> Release:
        """The scripts and the data that they read."""
        forms = edit_forms.files(self.guide, self.components.wording.say)
        data = itertools.chain(script_data(self.data_files), home_data.files(self.guide), forms)
        return make_release(self.guide, self.settings.theme, data, self.settings.wording)

    @property
    def for_theme(self) -> dict[str, object]:
        """What the templates of the theme read under `config.extra`."""
        return {
            "style_version": self.style_version,
            "release": self.release.folder,
            "preload": self._preload,
            "look": self.settings.look.for_theme,
            "shapes": shapes(),
            "parts": self._parts,
            "menu": navigation.menu(self.addresses, self.settings.wording),
            "word_forms": self.settings.wording.forms,
            "footer": navigation.footer(self.nav, self._by_path, self.addresses, self.settings.wording),
            "absent": " ".join(sorted(address[1:] for address in self.absent & self._known_to_scripts)),
        }

    @property
    def _parts(self) -> dict[str, object]:
        """Name of each part that the theme asks for -> whether the site has it."""
        parts = self.settings.site.parts
        return parts.model_dump() | {name: parts.has(f"{name}/") for name in THEME_PLACES}

    @functools.cached_property
    def _preload(self) -> dict[str, dict[str, list[str]]]:
        """Section -> the modules and data of the release that its pages need; `""` is for all other sections.

        `dialog` has what the search in the header needs when it opens.
        """
        theme = assets.theme_files(self.settings.theme)
        frame = [theme[name].read_text(encoding="utf-8") for name in FRAME_TEMPLATES if name in theme]
        bodies = {page.section: page.body for page in self.pages if page.section in TOOL_SECTIONS}
        starts = {section: [chunks.MAIN, *preloads.elements([*frame, body])] for section, body in bodies.items()}
        starts |= {"": [chunks.MAIN, *preloads.elements(frame)], "dialog": [chunks.DIALOG]}
        needs = {section: preloads.needed(modules, self.release) for section, modules in starts.items()}
        needs["dialog"] = ([path for path in needs["dialog"][0] if path not in needs[""][0]], needs["dialog"][1])
        return {section: {"modules": modules, "data": data} for section, (modules, data) in needs.items()}

    @functools.cached_property
    def nav(self) -> list[object]:
        """The navigation: the one of mkdocs.yml or, if it gives none, one of the pages that there are."""
        if self.settings.nav is None:
            return navigation.derived(self._by_path, self.settings.defaults.folder)
        return navigation.only(self.settings.nav, self._by_path, self.settings.site.parts.has)

    @property
    def _known_to_scripts(self) -> frozenset[str]:
        """The addresses of the default pages for any company. Scripts link to no others, and no file names these."""
        return frozenset(map(markdown.address, self.settings.defaults.general_paths()))

    @property
    def _by_path(self) -> dict[str, markdown.MarkdownPage]:
        return {page.path: page for page in self.markdown_pages}

    def is_absent(self, address: str) -> bool:
        """Whether a page that the theme or a default page may link to is not part of the site."""
        if self.guide.audience and not is_public(address, self.addresses, self.guide.audience.pages):
            return True
        return address in self.absent or not self.settings.site.parts.has(address)

    def linked(self, body: str, path: str) -> str:
        """The body of the Markdown page at `path`, with links only to what the site has."""
        if self.guide.audience:
            body = without_comments(body)
        return without_lost_anchors(without_links(body, path, self.is_absent), self.components.written.anchors)

    @functools.cached_property
    def default_pages(self) -> Mapping[str, str]:
        """Path -> Markdown with front matter of each page that an engine does not take from `docs/` as it is."""
        public = self.guide.audience is not None
        return {page.path: self.source(page) for page in self.markdown_pages if page.is_default or public}

    def source(self, page: markdown.MarkdownPage) -> str:
        """A Markdown page as any engine reads it."""
        return markdown.with_front(self.front(page), relative_links(page.body, page.address))

    def front(self, page: markdown.MarkdownPage) -> dict[str, object]:
        """The front matter of a Markdown page, with the address of the file at the forge, for a suggested change.

        A default page outside the project has no such address, because the company has no file to change.
        """
        front = {key: value for key, value in page.front.items() if key != markdown.MACROS}
        place = Location(page.source, 1) if page.source else None
        more: dict[str, object] = {
            "suggest_url": self.settings.site.edit_url(place),
            "robots": self._robots(page.address),
        }
        around = navigation.around(self.nav, page.path)
        more |= {name: navigation.link(self._by_path[path]) for name, path in around.items() if path in self._by_path}
        return front | {key: value for key, value in more.items() if value}

    def _robots(self, address: str) -> str:
        return robots(address, public=self.settings.public)

    def files(self) -> Iterator[tuple[str, str | bytes | Path]]:
        """Path inside the site of every file that is not a page, with its content or with the file to copy."""
        guide, site_url = self.guide, self.settings.site.site_url
        yield from self._redirect_files()
        tables = itertools.chain(self.data_files.items(), spreadsheets(guide))
        yield from ((path, text) for path, text in tables if guide.parts.has(path))
        yield from findings_table(guide, site_url)
        if guide.parts.has(WORKBOOK):
            yield WORKBOOK, write_workbook(sheets.of_guide(guide), sheets.ids_of_guide(guide))
        yield from calendars(guide, site_url)
        feed_files = feeds(guide, self.components, site_url)
        yield from ((path, text) for path, text in feed_files if guide.parts.has(path))
        listed = sorted(address for address in self.addresses if not self._robots(address))
        yield "sitemap.xml", self._template("sitemap.xml", top=site_url.rstrip("/"), addresses=listed)
        yield from self.release.site_files()
        yield from assets.published_styles(self.settings.theme, self.settings.look.styles)
        yield from assets.first_script(self.settings.theme)
        yield from self.settings.look.site_files()
        yield from self.settings.look.icons(assets.icons(self.settings.theme))
        yield from assets.pictures(guide, self.settings.data)
        yield from link_files(guide, self.settings.look, site_url, self.settings.site.site_name)

    def search_files(self) -> Iterator[tuple[str, str]]:
        """Path inside the site and text of each file of the search index."""
        documents = index.entries(self.guide, self.pages, list(self._sections()))
        absent = {kind.id for kind in KINDS.values() if f"/{kind.base}".removesuffix("#") in self.absent}
        yield from index.files(self.guide, [document for document in documents if document.kind not in absent])
        yield from languages.files(self.guide)

    def _redirect_files(self) -> Iterator[tuple[str, str]]:
        site_url = self.settings.site.site_url.rstrip("/")
        previews = {page.address: page for page in self.pages if page.picture}
        for old, new in sorted(self.redirects.items()):
            top = "../" * (old.count("/") - 1)
            yield (
                f"{old[1:]}index.html",
                self._template(
                    "redirect.html",
                    address=top + new[1:],
                    top=top,
                    canonical=site_url + new,
                    preview=previews.get(new) if old.startswith(SHORT) else None,
                    site_url=site_url,
                    look=self.settings.look.for_theme,
                    site_name=self.settings.site.site_name,
                ),
            )

    def _template(self, name: str, **values: object) -> str:
        return self.components.env.get_template(f"pages/{name}").render(values)

    def _sections(self) -> Iterator[Section]:
        """The texts of the pages of `docs/` for readers, heading by heading, for the search."""
        pages = (page for page in self.markdown_pages if not is_for_hr(page.address))
        how = dc.replace(self.settings.markdown, nav_titles=navigation.titles(self.nav))
        for page in sorted(pages, key=lambda page: markdown.reading_order(page.path)):
            html = markdown.to_html(page.body, how)
            yield from sections(html, page.address, markdown.title(page, html, how), page.front)


def assemble(settings: BuildSettings) -> Site:
    """Put the site together. `DataError` holds the problems of the data or, if there are none, those of `docs/`."""
    guide = open_guide(
        settings.data,
        settings.today,
        settings.revisions,
        settings.now,
        settings.site.parts,
        public=settings.public,
    )
    settings = settings.for_audience(guide)
    if settings.needs_history and guide.history.problem:
        place = settings.needs_history
        raise DataError([Problem(place.path, place.line, 1, "no-history", guide.history.problem)])
    if refused := list(ordinary_files.refusals(settings.docs, settings.docs.parent)):
        raise DataError(refused)
    written, problems = _written(settings, guide)
    known, has = settings.defaults.every_path(), settings.site.parts.has
    absent = frozenset(filter(has, default_pages.absent(written, settings.defaults)))
    present = frozenset(page.address for page in written)
    components = Components(guide, settings.site.site_url, WrittenPages(present, absent), settings.wording)
    markdown_pages, in_pages = macros.expand_all(written, components)
    if problems := [*problems, *in_pages]:
        raise DataError(problems)
    replacing = [page for page in markdown_pages if not page.is_default and page.path in known]
    anchors = {page.address: markdown.ids(page.body, settings.markdown) for page in replacing}
    components.written = dc.replace(components.written, anchors=anchors)
    pages = tuple(generated_pages(components, settings.site))
    if guide.audience:
        components.site_name = settings.site.site_name
        components.reach = frozenset(page.address for group in (pages, markdown_pages) for page in group)
    site = Site(settings, components, pages, markdown_pages, absent)
    linked = (site.linked(page.body, page.path) for page in markdown_pages)
    return dc.replace(
        site,
        markdown_pages=tuple(dc.replace(page, body=body) for page, body in zip(markdown_pages, linked, strict=True)),
    )


def _written(settings: BuildSettings, guide: Guide) -> tuple[list[markdown.MarkdownPage], list[Problem]]:
    """The Markdown pages that the site has, and what is wrong with the lists that name them."""
    written = [
        in_words(page, settings.wording) for page in default_pages.written_pages(settings.docs, settings.defaults)
    ]
    known = settings.defaults.every_path()
    problems = [*navigation.problems(settings.nav, {page.path: page for page in written}, known, settings.file)]
    present = [page for page in written if settings.site.parts.has(page.address)]
    if guide.audience:
        paths, file = {*known, *(page.path for page in written)}, settings.data / "audience.yaml"
        problems += page_problems(guide.audience.pages, paths, settings.docs, file)
        present = default_pages.public_pages(present, guide.audience.pages, settings.defaults)
    return present, problems


def write(path: Path, content: str | bytes | Path) -> None:
    """Write a file of the site, and make the folders that it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, Path):
        shutil.copyfile(content, path)
    else:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

"""MkDocs events: each hands over to the guide, which knows nothing of MkDocs."""

from __future__ import annotations

import dataclasses as dc
import gc
import logging
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from careerguide import problems, rules
from careerguide.build import atomic_swap, frame, parallel, site_files
from careerguide.cli import build_day
from careerguide.diff import history
from careerguide.guide import guide
from careerguide.loading import data_folder
from careerguide.pages import markdown
from careerguide.pages.page_sections import Section, sections
from careerguide.pages.pages import Page, Pages, Settings
from careerguide.render.components import Components
from careerguide.render.jinja_env import TemplateCache, rooted
from careerguide.search import index
from mkdocs.commands.build import get_context
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as ThemePage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import CountHandler

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation

log = logging.getLogger("mkdocs.careerguide")

# A build makes hundreds of thousands of objects that live until it ends; looking through them every
# 700 for some that may go takes a tenth of its time.
gc.set_threshold(100_000, 50, 50)


@dc.dataclass
class Build:
    """What one build carries from event to event; it hangs on the configuration, which lives as long."""

    components: Components
    pages: list[Page]
    site: Path
    nav: Navigation | None = None
    frames: dict[tuple[str, int], frame.Frame] = dc.field(default_factory=dict)
    sections: list[Section] = dc.field(default_factory=list)


def _build(config: MkDocsConfig) -> Build:
    found: Build = vars(config)["careerguide"]
    return found


@event_priority(100)  # before mkdocs-macros asks for the components
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Open the guide, or stop with everything that is wrong; from here on the site is built beside the old one."""
    root = Path(config.config_file_path or "mkdocs.yml").parent
    data = os.environ.get("CAREERGUIDE_DATA", config.extra.get("data", "data"))
    loaded = data_folder.load(root / data)
    found = problems.errors(rules.faults(loaded))
    if found:
        raise PluginError("The data has problems:\n" + problems.as_text(found))
    opened = guide.link(loaded, build_day())
    opened = dc.replace(
        opened, history=history.history(opened, root / data, int(config.extra.get("changes", history.MOST)))
    )
    components = Components(opened)
    found = markdown.check(Path(config.docs_dir), components)
    if found:
        raise PluginError("Pages have problems:\n" + problems.as_text(found))
    settings = Settings(config.repo_url or "", config.extra.get("branch", "main"), config.site_url or "")
    overrides = root / "overrides"
    config.extra["style_version"] = site_files.version(*site_files.stylesheets(overrides).values())
    config.extra["script_version"] = site_files.version(*site_files.scripts(overrides))
    pages = list(Pages(opened, components, settings).all())
    site = Path(config.site_dir)
    vars(config)["careerguide"] = Build(components, pages, site)
    config.site_dir = str(atomic_swap.beside(site))
    return config


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
    """Look for changes often, and keep showing the last good site while something is broken."""

    def build() -> None:
        try:
            builder()
        except Abort as error:
            log.error("%s The site stays as it was until this is mended.", error)  # noqa: TRY400 - a sentence, no traceback

    server.builder = build
    server.observer._timeout = 0.1  # noqa: SLF001 - seconds; MkDocs gives no other way to it
    return server


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Two stylesheets instead of many, and nothing of the theme that no page asks for."""
    styles = site_files.stylesheets(Path(config.theme.dirs[0]))
    kept = [file for file in files if not file.src_uri.startswith(("styles/", "assets/javascripts/"))]
    return Files([*kept, *(File.generated(config, path, content=text) for path, text in styles.items())])


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Remember the navigation: the theme is rendered with it."""
    _build(config).nav = nav
    return nav


def on_page_content(html: str, page: ThemePage, config: MkDocsConfig, files: Files) -> str:
    """Components in Markdown pages link from the top of the site. Search reads what a page says."""
    _build(config).sections += sections(html, "/" + page.url, str(page.title), page.meta)
    return rooted(markdown.scrolling(html), "/" + page.url)


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Render the theme once for each section and depth."""
    env.bytecode_cache = TemplateCache()
    build = _build(config)
    for page in build.pages:
        key = page.section, page.address.count("/") - 1
        if key not in build.frames:
            build.frames[key] = _shell(env, config, files, *key)
    return env


def _shell(env: jinja2.Environment, config: MkDocsConfig, files: Files, section: str, depth: int) -> frame.Frame:
    file = File.generated(config, f"{frame.slot_address(depth)}index.md", content="")
    page = ThemePage(frame.TITLE, file, config)
    page.meta = {"generated": True, "section": section, "description": frame.DESCRIPTION}
    page.content, page.toc = frame.BODY, TableOfContents([])
    nav = _build(config).nav
    assert nav is not None
    context = get_context(nav, files, config, page)
    try:
        return frame.Frame.cut(env.get_template("main.html").render(context))
    except frame.MissingSlotError as error:
        raise PluginError(str(error)) from error


@event_priority(-100)  # after everything else that writes
def on_post_build(config: MkDocsConfig) -> None:
    """Write the generated pages and files, then let the new site take the old one's place."""
    build, target = _build(config), Path(config.site_dir)

    def write(page: Page) -> None:
        html = build.frames[page.section, page.address.count("/") - 1].fill(page)
        _write(target / page.address[1:] / "index.html", html)

    try:
        parallel.share(build.pages, write)
    except parallel.ForkError as error:
        raise PluginError(str(error)) from error
    addresses = [page.address for page in build.pages]
    addresses += [markdown.address(page.path) for page in markdown.pages(Path(config.docs_dir))]
    for path, text in site_files.data_files(build.components.guide, build.components, addresses, config.site_url or ""):
        _write(target / path, text)
    for path, text in index.files(
        build.components.guide, index.entries(build.components.guide, build.pages, build.sections)
    ):
        _write(target / path, text)
    site_files.copy_pictures(build.components.guide, target)
    (target / "sitemap.xml.gz").unlink(missing_ok=True)
    if config.strict and _warnings():
        shutil.rmtree(target)
        return  # MkDocs stops now, and the old site stays
    atomic_swap.swap(target, build.site)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def _warnings() -> int:
    handlers = [handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler)]
    return sum(count for handler in handlers for _, count in handler.get_counts())

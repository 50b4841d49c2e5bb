"""MkDocs events: each hands a part of the assembled site over to MkDocs."""

from __future__ import annotations

import dataclasses as dc
import functools
import gc
import logging
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from careerguide.build import assets, atomic_swap, frame
from careerguide.build.parallel import ForkError, run_forked
from careerguide.build.pipeline import Site, assemble, write
from careerguide.build.system_errors import in_words
from careerguide.pages import markdown
from careerguide.pages.page import Page, robots
from careerguide.problems import DataError
from careerguide.render.jinja_env import relative_links
from careerguide.render.template_cache import TemplateCache
from mkdocs.commands.build import get_context
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as ThemePage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import CountHandler

from .settings import build_settings

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation

log = logging.getLogger("mkdocs.careerguide")

# Files of the theme folder that the site itself brings, and Material's scripts, which no page asks for.
REPLACED = ("styles/", f"{assets.FOLDER}/", "assets/javascripts/")


@dc.dataclass
class Build:
    """State shared by the events of one build, stored on its configuration."""

    site: Site
    target: Path
    nav: Navigation | None = None
    frames: dict[tuple[str, int, bool], frame.Frame] = dc.field(default_factory=dict)


def build_of(config: MkDocsConfig) -> Build:
    """The state of the build that a configuration belongs to."""
    build: Build = vars(config)["careerguide"]
    return build


@event_priority(100)  # before mkdocs-macros asks for the components
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Assemble the site, or stop with everything that is wrong. From here on MkDocs builds beside the old site."""
    config.plugins.events["build_error"].append(_collect_garbage)
    # A build makes hundreds of thousands of objects that live until its end. To look through them again and again takes
    # a tenth of its time, and frees a fortieth of its memory.
    gc.disable()
    site = _assembled(config)
    config.extra.update(site.for_theme)
    company_folders = config.theme.dirs[: config.theme.custom_dir is not None]
    config.theme.dirs[:] = dict.fromkeys([*company_folders, *map(str, site.settings.theme), *config.theme.dirs])
    config.nav = site.nav
    config.repo_url, config.site_url = site.settings.site.repo_url, site.settings.site.site_url
    if site.guide.history.problem:
        log.info(site.guide.history.problem)
    target = Path(config.site_dir)
    vars(config)["careerguide"] = Build(site, target)
    try:
        config.site_dir = str(atomic_swap.beside(target))
    except OSError as error:
        raise PluginError(f"The site cannot be built: {in_words(error)}") from None
    config.plugins.events["build_error"].append(functools.partial(_failed, Path(config.site_dir)))
    return config


def _assembled(config: MkDocsConfig) -> Site:
    try:
        return assemble(build_settings(config))
    except DataError as error:
        raise PluginError(f"The site cannot be built:\n{error}") from None
    except OSError as error:
        raise PluginError(f"The site cannot be built: {in_words(error)}") from None


def _collect_garbage(**_: object) -> None:
    """From here on Python collects garbage again: the build has ended or failed."""
    gc.enable()


def _failed(folder: Path, *, error: Exception) -> None:
    """Remove the half of a site that a failed build has made; a full disk is a sentence and not a traceback."""
    shutil.rmtree(folder, ignore_errors=True)
    if isinstance(error, OSError):
        raise PluginError(f"The site cannot be built: {in_words(error)} The old site did not change.") from None


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
    """Look for changes often, and keep the last good site on screen while something is broken."""

    def build() -> None:
        try:
            builder()
        except Abort as error:
            log.error("%s The site stays as it was until this is fixed.", error)  # noqa: TRY400 - a sentence, no traceback

    server.builder = build
    if folder := build_of(config).site.settings.defaults.folder:
        server.watch(str(folder))
    server.observer._timeout = 0.1  # noqa: SLF001 - seconds; MkDocs has no setting for it
    return server


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out what the site brings itself, and the pages of parts that are off; add the default pages."""
    site = build_of(config).site
    has = site.settings.site.parts.has
    kept = [file for file in files if not file.src_uri.startswith(REPLACED) and has(file.src_uri)]
    if site.guide.audience:
        folders = {folder.resolve() for folder in (site.settings.docs, *site.settings.theme)}
        # Pages ask for the styles and scripts that the settings name; the pages themselves come from the site.
        listed = {*site.guide.audience.pages, *config.extra_css, *map(str, config.extra_javascript)}
        listed = {path for path in listed if not path.endswith(".md")}
        kept = [file for file in kept if file.src_uri in listed or Path(str(file.src_dir)).resolve() not in folders]
    more = [File.generated(config, path, content=text) for path, text in site.default_pages.items()]
    return Files([*kept, *more])


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Keep the navigation: the theme is rendered with it."""
    build_of(config).nav = nav
    return nav


def on_page_markdown(text: str, page: ThemePage, config: MkDocsConfig, files: Files) -> str:
    """Tell the theme what the site knows of a page of `docs/`; no link leads to a page that the site does not have."""
    site = build_of(config).site
    page.meta = {**page.meta, **site.front(next(own for own in site.markdown_pages if own.path == page.file.src_uri))}
    return site.linked(text, page.file.src_uri)


def on_page_content(html: str, page: ThemePage, config: MkDocsConfig, files: Files) -> str:
    """Links of components in Markdown pages become relative to the page."""
    return relative_links(markdown.scrolling(html), "/" + page.url)


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Render the theme once for each section and depth, with and without a picture for messages."""
    env.bytecode_cache = TemplateCache()
    build = build_of(config)
    for page in build.site.pages:
        key = _frame_key(page)
        if key not in build.frames:
            build.frames[key] = _frame(env, config, files, *key)
    return env


def _frame_key(page: Page) -> tuple[str, int, bool]:
    return page.section, page.address.count("/") - 1, bool(page.picture)


def _frame(
    env: jinja2.Environment, config: MkDocsConfig, files: Files, section: str, depth: int, has_picture: bool
) -> frame.Frame:
    file = File.generated(config, f"{frame.slot_address(depth)}index.md", content="")
    page = ThemePage(frame.TITLE, file, config)
    page.meta = {
        "generated": True,
        "section": section,
        "description": frame.DESCRIPTION,
        "robots": robots(f"/{section}/", public=build_of(config).site.settings.public),
        "picture": frame.PICTURE if has_picture else "",
    }
    page.content, page.toc = frame.BODY, TableOfContents([])
    nav = build_of(config).nav
    assert nav is not None
    context = get_context(nav, files, config, page)
    try:
        return frame.Frame.cut(env.get_template("main.html").render(context))
    except frame.MissingSlotError as error:
        raise PluginError(str(error)) from error


@event_priority(-100)  # after everything else that writes
def on_post_build(config: MkDocsConfig) -> None:
    """Write the generated pages and files, then swap the new site in."""
    build, folder = build_of(config), Path(config.site_dir)
    _write_site(build, folder)
    (folder / "sitemap.xml.gz").unlink(missing_ok=True)  # of the sitemap that MkDocs wrote before ours
    _collect_garbage()
    if config.strict and _warnings():
        shutil.rmtree(folder)
        return  # MkDocs stops now, and the old site stays
    atomic_swap.swap(folder, build.target)


def _write_site(build: Build, folder: Path) -> None:
    def write_page(page: Page) -> None:
        write(folder / page.address[1:] / "index.html", build.frames[_frame_key(page)].fill(page))

    def write_files() -> None:
        for path, content in build.site.files():
            write(folder / path, content)

    try:
        run_forked(build.site.pages, write_page, write_files)
    except ForkError as error:
        raise PluginError(str(error)) from error


def _warnings() -> int:
    handlers = [handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler)]
    return sum(count for handler in handlers for _, count in handler.get_counts())

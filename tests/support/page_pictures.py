"""Pictures of pages: which pages, how they are taken, and the references in `tests/pictures/`.

`make pictures` accepts the pages as they are; `make picture-differences` writes a page that shows each difference.

The site's own font may be missing, and systems have different ones. So each page is shown in the font that Pillow
brings with it, whose bytes `requirements.txt` fixes. Characters that it lacks, such as arrows, come from the system.
"""

from __future__ import annotations

import base64
import dataclasses as dc
import io
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from PIL import Image, ImageFont
from playwright.sync_api import Browser, Page
from support import browser, kept_page, my_page, profile_page, web
from support.paths import ROOT
from support.picture_compare import Difference, compare, marked

REFERENCES = ROOT / "tests" / "pictures"
RELEASE = REFERENCES / "chromium.txt"
DIFFERENCES = ROOT / "build" / "pictures"
# Widths of the window in CSS pixels, with its height: a laptop, half of it, a phone at 400 percent.
WINDOWS = {1366: 768, 683: 768, 320: 640}
SCHEMES = ("light", "dark")
# A picture ends here, in CSS pixels: further down, pages repeat what they have. The style page is shown whole.
HIGHEST = 2400
# Shades of a colour channel in a file: half as large as with all 256, and no block is more than 4 of 255 away.
# A lossy file of this size is up to 29 away where something small has a colour.
SHADES = 32


@dc.dataclass(frozen=True, slots=True)
class Pictured:
    """A page that has pictures. `prepare` does what a person does before they see it."""

    address: str
    prepare: Callable[[Page], object] = web.settle
    highest: int = HIGHEST


def known(page: Page) -> None:
    """The page of a person who has kept a role, a start and a target."""
    web.settle(profile_page.known(page))


def kept(page: Page) -> None:
    """The page of a person who has kept figures, ratings, a goal and what to do for it."""
    page.evaluate(my_page.PUT_KEPT, my_page.FILLED)
    page.reload()
    kept_page.ready(web.settle(page))


def answered(selector: str) -> Callable[[Page], object]:
    """The page as soon as it shows an element that a script draws."""
    return lambda page: web.settle(page).locator(selector).first.wait_for()


JOURNEY = f"from={profile_page.CSE}&to={profile_page.LEADER}"
PAGES = {
    "style-page": Pictured("/hr/components/", highest=12_000),
    "home": Pictured("/"),
    "home-role": Pictured("/", known),
    "map": Pictured(f"/map/#role={profile_page.LEADER}", answered(".cg-map__lines path")),
    "role": Pictured(web.KINDS["role"]),
    "move": Pictured(web.KINDS["move"]),
    "plan": Pictured(f"/plan/#{JOURNEY}", answered(".cg-route")),
    "openings": Pictured(web.KINDS["openings"]),
    "opening": Pictured(web.OPENING),
    "stories": Pictured(web.KINDS["stories"]),
    "story": Pictured(web.STORY),
    "my": Pictured(web.KINDS["my"], kept),
    "search": Pictured("/search/?q=team+leader", answered("[data-search-result]")),
}


@dc.dataclass(frozen=True, slots=True)
class Taken:
    """A picture of a page at a width, in a scheme."""

    page: str
    width: int
    scheme: str
    picture: Image.Image

    @property
    def name(self) -> str:
        """For people, and of the file."""
        return f"{self.page}-{self.width}-{self.scheme}"

    @property
    def file(self) -> Path:
        """The reference."""
        return REFERENCES / f"{self.name}.webp"

    @property
    def difference(self) -> Difference | None:
        """How it differs from the reference; None if there is no reference."""
        if not self.file.exists():
            return None
        with Image.open(self.file) as reference:
            return compare(reference, self.picture)

    @property
    def is_accepted(self) -> bool:
        """Whether there is a reference like it."""
        return self.difference is not None and not self.difference.is_seen


def pictures(page: Page, server: web.Served, name: str) -> Iterator[Taken]:
    """A page at each width and in each scheme. `page` is a tab of `tab`, and is used again for other pages.

    It is opened once. It becomes as wide and as dark as needed, which costs much less than to open it again.
    """
    pictured = PAGES[name]
    _resize(page, next(iter(WINDOWS)))
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    forget(page, server)
    page.goto(server.url(pictured.address))
    pictured.prepare(page)
    still(page)
    for width in WINDOWS:
        _resize(page, width)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            page.evaluate(SHOW_SCHEME, scheme)
            yield Taken(name, width, scheme, shot(page, pictured.highest))


def shot(page: Page, highest: int = HIGHEST, top: int = 0) -> Image.Image:
    """The page in the fixed font, at half its size: all of it, or from `top` on at most `highest` CSS pixels."""
    page.evaluate(USE_FONT, [base64.b64encode(font()).decode(), HISTORY])
    web.drawn(page)
    width = page.evaluate("innerWidth")
    height = min(highest, page.evaluate("document.documentElement.scrollHeight") - top)
    clip = {"x": 0, "y": top, "width": width, "height": height, "scale": 1}
    session = page.context.new_cdp_session(page)  # Playwright's own method takes twice as long
    options = {"captureBeyondViewport": True, "optimizeForSpeed": True, "clip": clip}
    data = base64.b64decode(session.send("Page.captureScreenshot", options)["data"])
    session.detach()
    with Image.open(io.BytesIO(data)) as picture:
        return picture.convert("RGB").reduce(2)


def still(page: Page) -> None:
    """Wait until the page has all that it asks for, and has shown it."""
    page.wait_for_load_state("networkidle")
    web.drawn(page)


def font() -> bytes:
    """The font that Pillow brings with it."""
    loaded = ImageFont.load_default(16)
    assert isinstance(loaded, ImageFont.FreeTypeFont), "Pillow was built without FreeType: reinstall it from PyPI"
    return loaded.font_bytes


# What the button for dark colours does.
SHOW_SCHEME = """(scheme) => {
  document.documentElement.dataset.cgScheme = scheme;
  document.body.dataset.mdColorScheme = scheme === "dark" ? "slate" : "default";
}"""

# Parts that follow the history of the repository, and not the pages.
HISTORY = "[aria-labelledby=changed]"

# Shows all text in the font, and nothing in motion. With geometric precision, letters are as wide as the font says on
# every system.
USE_FONT = """async ([text, hidden]) => {
  if (document.getElementById("picture-font")) return;
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  document.fonts.add(await new FontFace("Pictures", bytes.buffer).load());
  const style = document.createElement("style");
  style.id = "picture-font";
  style.textContent = hidden + " { display: none; }" +
    "*, ::before, ::after { font-family: Pictures, sans-serif !important; text-rendering: geometricPrecision;" +
    " animation: none !important; transition: none !important; caret-color: transparent !important; }";
  document.head.append(style);
}"""


@contextmanager
def tab(chromium: Browser) -> Iterator[Page]:
    """A tab for pictures, at noon of `web.DAY`."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, device_scale_factor=1)
    context.set_default_timeout(web.PATIENCE)
    context.clock.install(time=web.NOON)
    yield context.new_page()
    context.close()


def accept(taken: Taken) -> None:
    """Make the picture the reference."""
    REFERENCES.mkdir(exist_ok=True)
    step = 256 // SHADES
    shades = taken.picture.point(lambda value: min(255, (value + step // 2) // step * step))
    shades.save(taken.file, "WEBP", lossless=True, quality=80, method=4)


def expected_files() -> set[str]:
    """The names of all references."""
    return {f"{page}-{width}-{scheme}.webp" for page in PAGES for width in WINDOWS for scheme in SCHEMES}


def show(taken: list[Taken], folder: Path = DIFFERENCES) -> Path:
    """Write a page with each picture that differs: before, after, and where. Its address."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    rows = [_row(one, folder) for one in taken]
    style = "body{font:16px sans-serif;margin:1rem}img{max-width:32%;vertical-align:top;border:1px solid #999}"
    text = "\n".join(rows) or "<p>No page differs.</p>"
    page = folder / "index.html"
    page.write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Pages that differ</title><style>{style}</style>'
        f"<h1>Pages that differ</h1><p>Before, after, and where they differ.</p>\n{text}\n",
        encoding="utf-8",
    )
    return page


def _row(taken: Taken, folder: Path) -> str:
    taken.picture.save(folder / f"{taken.name}-after.png")
    pictures = [("after", "after")]
    difference = taken.difference
    if difference:
        shutil.copy(taken.file, folder / f"{taken.name}-before.webp")
        marked(taken.picture, difference.mask).save(folder / f"{taken.name}-where.png")
        pictures = [("before", "before.webp"), ("after", "after.png"), ("where they differ", "where.png")]
    else:
        pictures = [("after; there is no reference", "after.png")]
    images = "".join(f'<img src="{taken.name}-{file}" alt="{label}"> ' for label, file in pictures)
    size = f"{difference.blocks} blocks of 8 by 8 pixels" if difference else "new"
    return f"<h2>{taken.name}: {size}</h2>\n<p>{images}</p>"


def _resize(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": WINDOWS[width]})


def forget(page: Page, server: web.Served) -> None:
    """Empty what earlier pages have stored."""
    page.goto(server.url(web.PLAIN))
    page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")


def main(arguments: list[str]) -> int:
    """Accept all pages as they are, or with `--differences` show how they differ; 1 if some do."""
    with tempfile.TemporaryDirectory() as folder, browser.launched() as chromium:
        site = web.build(Path(folder))
        with web.serve(site) as server, tab(chromium) as page:
            every = [one for name in PAGES for one in pictures(page, server, name)]
        new = [one for one in every if not one.is_accepted]
        if "--differences" in arguments:
            click.echo(f"{len(new)} of {len(every)} pictures differ: {show(new)}")
            return 1 if new else 0
        for one in new:
            accept(one)
        for file in REFERENCES.glob("*.webp"):
            if file.name not in expected_files():
                file.unlink()
        RELEASE.write_text(f"{chromium.version}\n", encoding="utf-8")
    click.echo(f"{len(new)} of {len(every)} pictures are new: {', '.join(one.name for one in new) or 'none'}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

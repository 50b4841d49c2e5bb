"""Tiny companies for tests: the text of a data folder, and the guide it becomes.

`tiny()` is the company in `tests/fixtures/tiny/`: 4 roles, 5 skills, every kind of move, and one story, opening, event
and ambassador. `sketch()` makes another company from a few lines, for tests of the graph or of the skills::

    agent    support 1  listening:working typing:expert?
    senior   support 2  status=draft
    agent -> senior  promotion 6/12/24

A role line reads `id track level`, then skills (`?` for desirable) and YAML fields as `key=value`; the track `-` is
none. A move line reads `from -> to kind min/typical/slow`. A track or a skill exists if a line names it.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from careerguide.build.build_settings import BuildSettings
from careerguide.build.open_guide import open_guide
from careerguide.build.pipeline import Site
from careerguide.guide.guide import Guide
from careerguide.pages.generated import generated_pages
from careerguide.pages.page import Page, Settings
from careerguide.render.components import Components
from careerguide.wording import DEFAULT_WORDING, Wording
from support.paths import FIXTURES, ROOT

DAY = dt.date(2026, 11, 1)

# The lines of business of a sketch; see `_line`.
LINES = """\
- {id: bpo, title: BPO}
- {id: kpo, title: KPO}
- {id: shared, title: Shared by BPO and KPO, short: Shared, serves_all: true}
"""

# File name inside the data folder -> its YAML text.
Texts = dict[str, str]


def tiny() -> Texts:
    """The company in `tests/fixtures/tiny/`."""
    return _texts_in(FIXTURES / "tiny").copy()


@functools.cache
def _texts_in(folder: Path) -> Texts:
    return {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in sorted(folder.rglob("*.yaml"))
    }


def changed(texts: Mapping[str, str], file: str, old: str, new: str) -> Texts:
    """The same company with a text in a file replaced; the text must be there."""
    assert old in texts[file], f"{old!r} is not in {file}"
    return {**texts, file: texts[file].replace(old, new)}


def write(texts: Mapping[str, str], folder: Path) -> Path:
    """The company as a data folder on disk."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def guide_of(texts: Mapping[str, str], today: dt.date = DAY) -> Guide:
    """The linked guide; a company with problems raises `DataError`, which lists them."""
    with tempfile.TemporaryDirectory() as folder:
        return open_guide(write(texts, Path(folder) / "data"), today)


def guide_at(texts: Mapping[str, str], now: dt.datetime) -> Guide:
    """The linked guide at an instant."""
    with tempfile.TemporaryDirectory() as folder:
        return open_guide(write(texts, Path(folder) / "data"), now.date(), now=now)


def sketched(lines: str) -> Guide:
    """The guide of a sketch."""
    return guide_of(sketch(lines))


def pages_of(guide: Guide, settings: Settings | None = None) -> dict[str, Page]:
    """Address -> page."""
    return {page.address: page for page in site_of(guide, settings).pages}


def site_of(guide: Guide, settings: Settings | None = None, wording: Wording = DEFAULT_WORDING) -> Site:
    """The whole site of a guide, without pages of `docs/`."""
    settings = settings or Settings()
    components = Components(guide, settings.site_url, wording=wording)
    theme = BuildSettings(Path(), Path(), (ROOT / "overrides",), guide.today, settings, wording=wording)
    return Site(theme, components, tuple(generated_pages(components, settings)), ())


def data_files_of(guide: Guide) -> dict[str, str]:
    """Path -> text of the JSON files of the API and of the search: many times faster than all files of the site."""
    return dict(site_of(guide).data_files)


def files_of(guide: Guide, site_url: str = "") -> dict[str, str]:
    """Path -> text of every file of a guide's site that is no page and no copy."""
    files = site_of(guide, Settings(site_url=site_url)).files()
    return {path: content for path, content in files if isinstance(content, str)}


def sketch(lines: str) -> Texts:
    """The data folder that the lines describe."""
    roles: dict[str, list[str]] = {}
    moves: dict[str, list[str]] = {}
    tracks: dict[str, None] = {}
    skills: dict[str, None] = {}
    for line in filter(None, map(str.strip, lines.splitlines())):
        if "->" in line:
            start, _, end, kind, months = line.split()
            moves.setdefault(start, []).append(
                f"{{to: {end}, kind: {kind}, after: {_range(months)}, sources: [guess]}}"
            )
            continue
        id_, track, level, *more = line.split()
        if track != "-":
            tracks[track] = None
        skills |= dict.fromkeys(part.split(":")[0] for part in more if ":" in part)
        fields = [
            f"id: {id_}",
            f"title: {_title(id_)}",
            *([f"track: {track}"] if track != "-" else []),
            f"level: {level}",
            f"summary: Works as {id_}.",
        ]
        fields += [part.replace("=", ": ", 1) for part in more if "=" in part]
        roles[id_] = [*fields, f"skills: [{', '.join(_need(part) for part in more if ':' in part)}]"]
    return {
        "roles.yaml": "".join(
            f"- {{{', '.join(fields)}, moves: [{', '.join(moves.get(id_, []))}]}}\n" for id_, fields in roles.items()
        ),
        "tracks.yaml": "".join(
            f"- {{id: {id_}, title: {_title(id_)}, line: {_line(id_)}, summary: Does {id_}.}}\n" for id_ in tracks
        ),
        "lines.yaml": LINES,
        "skills.yaml": "".join(_SKILL.format(id=id_, title=_title(id_)) for id_ in skills),
        "levels.yaml": _LEVELS,
        "sources.yaml": "- {id: guess, title: A guess, publisher: HR, kind: estimate, note: Nobody counted.}\n",
    }


def _title(id_: str) -> str:
    return id_.replace("-", " ").title()


def _line(track: str) -> str:
    """`kpo-law` is KPO, `shared-hr` is shared, everything else is BPO."""
    prefix = re.match(r"kpo|shared", track)
    return prefix[0] if prefix else "bpo"


def _range(months: str) -> str:
    low, typical, slow = months.split("/")
    return f"{{min: {low}, typical: {typical}, slow: {slow}}}"


def _need(part: str) -> str:
    skill, level = part.rstrip("?").split(":")
    return f"{{skill: {skill}, level: {level}, need: {'desirable' if part.endswith('?') else 'essential'}}}"


_SKILL = (
    "- {{id: {id}, title: {title}, kind: technical, cluster: tools, summary: Can do {id}., "
    "levels: {{awareness: Knows., working: Does., practitioner: Does well., expert: Teaches.}}}}\n"
)

# Ten levels in four bands, as `data/levels.yaml` has them.
_LEVELS = "levels:\n" + "".join(
    f"  - {{level: {level}, title: Rung {level}, band: {band}, summary: Rung {level}.}}\n"
    for level, band in zip(range(1, 11), ["first"] * 3 + ["second"] * 3 + ["third"] * 2 + ["fourth"] * 2, strict=True)
)
_LEVELS += "bands:\n" + "".join(
    f"  - {{id: {band}, title: {band.title()}, summary: The {band} band., tip: Stay.}}\n"
    for band in ("first", "second", "third", "fourth")
)

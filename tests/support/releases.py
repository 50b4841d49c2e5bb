"""Two releases of one guide whose scripts and data do not fit each other, and a server that publishes them."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from careerguide.build import atomic_swap
from support import project, web
from support.company import changed, tiny

# What the second release calls otherwise, in every script.
NAMES = (
    "element",
    "fetchJson",
    "fetchCompany",
    "loadCatalogue",
    "reachOf",
    "ownRole",
    "markMap",
    "roleSelect",
    "Index",
)
# A day for the files of each release: a browser keeps for longest what has not changed for long.
DAYS = {"first": 1_760_000_000, "second": 1_793_000_000}
# How servers let browsers keep files. An empty header says nothing, so that the browser decides.
CACHES = {"heuristic": "", "none": "no-store"}


def first(folder: Path) -> Path:
    """The site of the first release."""
    return _built(project.make(folder), "first")


def second(folder: Path) -> Path:
    """The site of the second: other names in scripts, another shape of the data, another title."""
    made = project.make(folder, changed(tiny(), "roles.yaml", "title: Senior Agent\n", "title: Leading Agent\n"))
    for file in (made / "overrides").rglob("*.js"):
        text = file.read_text(encoding="utf-8")
        for name in NAMES:
            text = re.sub(rf"(?<![-\w.\"])\b{name}\b(?![-\"])", f"{name}Anew", text)
        file.write_text(text.replace("more.lines", "more.sides"), encoding="utf-8")
    api = made / "hooks" / "careerguide" / "output" / "api.py"
    api.write_text(api.read_text(encoding="utf-8").replace('"lines": [', '"sides": ['), encoding="utf-8")
    return _built(made, "second")


def _built(made: Path, name: str) -> Path:
    done = project.build(made, "--strict")
    assert done.returncode == 0, done.stderr
    for file in (made / "site").rglob("*"):
        os.utime(file, (DAYS[name], DAYS[name]))
    return made / "site"


def release_of(site: Path) -> str:
    """The id of a site's release."""
    release: str = json.loads((site / "assets" / "careerguide" / "release.json").read_text(encoding="utf-8"))["release"]
    return release


# What differed in the scripts of an engine without releases: where they read data, and that there was no other release.
EARLIER = {
    r"`\.\./\$\{(\w+)\}/\$\{(\w+)\}\.json`": r"`../../../${\1}/${\2}.json`",
    r"\.catch\(\(\)=>import\(\w+\(\w+\)\)\)": "",
}


def without_versions(site: Path, folder: Path) -> Path:
    """The site as engines before releases made it: one folder of scripts, which read `/api/v1/`."""
    old = Path(shutil.copytree(site, folder, copy_function=shutil.copy2))
    release, scripts = release_of(site), old / "assets" / "careerguide"
    (scripts / "release.json").unlink()
    changed = dict.fromkeys(EARLIER, 0)
    for file in (old / "assets" / release).rglob("*.js"):
        text = file.read_text(encoding="utf-8")
        for pattern, other in EARLIER.items():
            text, count = re.subn(pattern, other, text)
            changed[pattern] += count
        (scripts / file.relative_to(old / "assets" / release)).write_text(text, encoding="utf-8")
    assert set(changed.values()) == {1}
    for file in (old / "assets" / release / "api/v1").glob("*.json"):
        if not (old / "api/v1" / file.name).exists():
            shutil.copy2(file, old / "api/v1")
    first_paint = scripts / "first-paint.js"
    first_paint.write_text(first_paint.read_text(encoding="utf-8").rpartition("\n{\n")[0], encoding="utf-8")
    shutil.rmtree(old / "assets" / release)
    for file in old.rglob("*.html"):
        html = file.read_text(encoding="utf-8").replace(f"assets/{release}/main.js", "assets/careerguide/main.js?v=1")
        file.write_text(html, encoding="utf-8")
    for file in old.rglob("*"):
        os.utime(file, (DAYS["first"], DAYS["first"]))
    return old


class Host:
    """A plain web server with one site at a time."""

    def __init__(self, served: web.Served) -> None:
        self.served = served

    def publish(self, site: Path) -> None:
        """Replace the site as `careerguide publish` does, with links to the files, which take less time than copies."""
        beside = atomic_swap.beside(self.served.site)
        shutil.copytree(site, beside, copy_function=os.link)
        atomic_swap.swap(beside, self.served.site)


@contextmanager
def host(folder: Path, cache: str) -> Iterator[Host]:
    """A server that lets browsers keep files in one of the ways of `CACHES`."""
    folder.mkdir()
    with web.serve(folder / "site", {"Cache-Control": CACHES[cache]}) as served:
        yield Host(served)

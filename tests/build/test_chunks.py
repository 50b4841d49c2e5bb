"""Scripts that are in one file do what they did: each module runs once, and has the exports that it had."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from careerguide.build import assets, chunks, preloads
from careerguide.build.release import Release
from support import node
from support.paths import ROOT

FOLDER = f"{assets.FOLDER}/"


@pytest.fixture(scope="module")
def sources() -> dict[str, str]:
    """The scripts of the theme, as they are written."""
    return {path.removeprefix(FOLDER): text for path, text in assets.modules([ROOT / "overrides"])}


def written(files: dict[str, str], folder: Path) -> Path:
    for path, text in {**files, "package.json": '{"type": "module"}'}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def run(script: str, folder: Path) -> str:
    (folder / "test.mjs").write_text(script, encoding="utf-8")
    done = subprocess.run(
        [*node.node(), "test.mjs"], cwd=folder, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


# Stands for everything of a page that modules touch when they run.
PAGE = """
const any = new Proxy(function () {}, {
  get: (_, name) => (name === Symbol.iterator ? function* () {} : name === Symbol.toPrimitive ? () => "" : any),
  apply: () => any,
  construct: () => any,
  set: () => true,
});
const given = "document addEventListener matchMedia localStorage sessionStorage customElements history";
for (const name of given.split(" ")) globalThis[name] = any;
for (const name of ["HTMLElement", "MutationObserver", "IntersectionObserver"]) globalThis[name] = class {};
globalThis.location = new URL("http://host.example/");
process.on("unhandledRejection", () => {});
"""


def test_each_module_has_its_exports(sources: dict[str, str], tmp_path: Path) -> None:
    # The marking of words on a page walks through the page when it runs.
    paths = sorted({*sources} - {"search/highlight.js"})
    script = f"""{PAGE}
    const names = {{}};
    for (const path of {json.dumps(paths)}) names[path] = Object.keys(await import(`./${{path}}`)).sort();
    console.log(JSON.stringify(names));
    process.exit(0);
    """
    before = json.loads(run(script, written(sources, tmp_path / "before")))
    after = json.loads(run(script, written(dict(chunks.chunked(sources).files), tmp_path / "after")))
    # The main script also has the modules of the frame.
    assert {**after, "main.js": []} == before
    assert sum(map(len, before.values())) > 200


# The function of the main script, in its own module or in its chunk.
OPEN = "(module) => module.open ? module : module.$main"
MADE = {
    "main.js": 'import "./lib/start.js";\nimport { seen } from "./lib/state.js";\n'
    'import { fileOf } from "./lib/element-files.js";\nseen.push("main");\n'
    "export const open = (name) => import(new URL(fileOf(name), import.meta.url).href);\n",
    "lib/element-files.js": "export const fileOf = (name) => `elements/${name}.js`;\n",
    "lib/start.js": 'import { seen } from "./state.js";\nseen.push("start");\nexport {};\n',
    "lib/state.js": "export const seen = [];\nexport const [A, B] = [1, 2];\n",
    "lib/tools.js": 'export { seen as list } from "./state.js";\n',
    "my/store.js": 'import { seen as all, A } from "../lib/state.js";\nall.push("store");\n'
    'export class Store {}\nexport async function later() {\n  return (await import("../lib/late.js")).late + A;\n}\n'
    "export function* numbers() {\n  yield A;\n}\n",
    "lib/late.js": 'import { seen } from "./state.js";\nseen.push("late");\nexport const late = 40;\n'
    "export const here = import.meta.url;\n",
    "elements/route-planner.js": 'import * as store from "../my/store.js";\nimport {\n  seen,\n  B,\n} from '
    '"../lib/state.js";\n'
    'seen.push("planner");\nexport const two = store.numbers().next().value + B;\nexport const later = store.later;\n',
    "elements/role-compare.js": 'import { Store } from "../my/store.js";\nexport const made = new Store();\n',
    "elements/time-served.js": 'import { late } from "../lib/late.js";\nexport const double = late * 2;\n',
}


# A main script that no chunk can have.
APART = MADE["main.js"].replace("export const open", "const open") + "export { open };\n"


@pytest.mark.parametrize("main", [MADE["main.js"], APART], ids=["joined", "apart"])
def test_modules_run_once_and_in_order(main: str, tmp_path: Path) -> None:
    files = {**MADE, "main.js": main}
    joined = chunks.chunked(files)
    assert {"chunks/reader.js", "chunks/plan.js"} <= joined.files.keys()
    assert joined.chunk_of["lib/start.js"] == ("main.js" if main is not APART else "chunks/frame.js")
    assert joined.chunk_of["lib/state.js"] == "chunks/lib.js"
    script = """
    const { open } = await import("./main.js");
    const planner = await open("route-planner");
    const compare = await open("role-compare");
    const { later: late, two } = planner.later ? planner : await import("./elements/route-planner.js");
    const { made } = compare.made ? compare : await import("./elements/role-compare.js");
    const { Store } = await import("./my/store.js");
    const answer = await late();
    const { seen } = await import("./lib/state.js");
    const { here } = await import("./lib/late.js");
    const { double } = await import("./elements/time-served.js");
    const end = here.split("/").slice(-2).join("/");
    console.log(JSON.stringify([seen, two, answer, made instanceof Store, double, end]));
    """
    script = script.replace('await import("./main.js")', f"await import('./main.js').then({OPEN})")
    before = json.loads(run(script, written(files, tmp_path / "before")))
    assert before[1:] == [3, 41, True, 80, "lib/late.js"]
    assert before[0] == ["start", "main", "store", "planner", "late"]
    after = json.loads(run(script, written(dict(joined.files), tmp_path / "after")))
    assert after[1:] == before[1:]
    # What belongs to the frame runs with it, and nothing runs twice.
    assert sorted(after[0]) == sorted(before[0])
    assert after[0].index("start") < after[0].index("main")


def test_a_circle_of_imports_is_left_alone() -> None:
    files = {"lib/a.js": 'import "./b.js";\n', "lib/b.js": 'import "./a.js";\n', "main.js": 'import "./lib/a.js";\n'}
    assert chunks.chunked(files).files == files


# Files of scripts that pages of each kind load, by an element of these pages.
LOADED = {
    "elements/open-list.js": ["main.js", "chunks/lib.js", "chunks/content.js"],
    "elements/career-map.js": ["main.js", "chunks/lib.js", "chunks/map.js"],
    "elements/role-finder.js": ["main.js", "chunks/lib.js", "chunks/finder.js", "chunks/reader.js"],
    "elements/save-opening.js": ["main.js", "chunks/lib.js", "chunks/opening.js", "chunks/reader.js"],
    "elements/route-planner.js": ["main.js", "chunks/lib.js", "chunks/plan.js", "chunks/reader.js"],
    "elements/role-compare.js": ["main.js", "chunks/lib.js", "chunks/compare.js", "chunks/reader.js"],
    "elements/my-log.js": ["main.js", "chunks/lib.js", "chunks/my.js", "chunks/reader.js"],
    "elements/site-search.js": ["main.js", "chunks/lib.js", "chunks/results.js", "chunks/search.js"],
}


@pytest.fixture(scope="module")
def release(sources: dict[str, str]) -> Release:
    data = {path: "{}" for paths in preloads.DATA.values() for path in paths}
    joined = chunks.chunked({**sources, **data})
    return Release("", joined.files, {**sources, **data}, joined.chunk_of)


@pytest.mark.parametrize("element", LOADED)
def test_a_page_loads_few_files_of_scripts(element: str, release: Release) -> None:
    assert sorted(preloads.needed(["main.js", element], release)[0]) == sorted(LOADED[element])


def test_no_page_loads_the_tool_of_another(release: Release) -> None:
    """Modules that several tools need are in a chunk of their own."""
    for tool in ("map", "finder", "opening", "home", "plan", "compare", "my", "search"):
        text = release.files[f"chunks/{tool}.js"]
        assert not re.findall(r'from "\./(?!lib|reader|content)[a-z]+\.js"', text), tool


def test_the_data_of_a_page_is_what_its_elements_read(release: Release) -> None:
    graph, catalogue = preloads.DATA["lib/catalogue.js"]
    for element in ("elements/route-planner.js", "elements/role-compare.js"):
        assert preloads.needed([element], release)[1] == [graph, catalogue]
    assert preloads.needed(["main.js"], release)[1] == []


def test_no_chunk_imports_what_acts_on_a_page(release: Release) -> None:
    """Another release may come into an open page: its main script would act a second time."""
    scripts = {path: text for path, text in release.files.items() if path.startswith("chunks/")}
    assert len(scripts) >= 10
    assert [path for path, text in scripts.items() if re.search(r'(from|import) ?"[^"]*main\.js"', text)] == []

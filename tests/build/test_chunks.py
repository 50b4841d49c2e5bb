"""Scripts that are in one file do what they did: each module runs once, and has the exports that it had."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from careerguide.build import assets, chunks, preloads
from support import node
from support.paths import ROOT

FOLDER = f"{assets.FOLDER}/"
# The constants of modules in a chunk.
NAMES = re.compile(r"(?m)^const (\$\w+) = \(\(\) =>")


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
    assert json.loads(run(script, written(chunks.chunked(sources), tmp_path / "after"))) == before
    assert sum(map(len, before.values())) > 200


MADE = {
    "main.js": 'import "./lib/start.js";\nimport { seen } from "./lib/state.js";\nseen.push("main");\n'
    "const open = (name) => import(`./elements/${name}.js`);\nexport { open };\n",
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


def test_modules_run_once_and_in_order(tmp_path: Path) -> None:
    joined = chunks.chunked(MADE)
    assert {"chunks/all.js", "chunks/plan-compare.js", "chunks/plan.js"} <= joined.keys()
    script = """
    const { open } = await import("./main.js");
    const planner = await open("route-planner");
    const compare = await open("role-compare");
    const { Store } = await import("./my/store.js");
    const later = await planner.later();
    const { seen } = await import("./lib/state.js");
    const { here } = await import("./lib/late.js");
    const { double } = await open("time-served");
    const end = here.split("/").slice(-2).join("/");
    console.log(JSON.stringify([seen, planner.two, later, compare.made instanceof Store, double, end]));
    """
    expected = [["start", "main", "store", "planner", "late"], 3, 41, True, 80, "lib/late.js"]
    assert json.loads(run(script, written(MADE, tmp_path / "before"))) == expected
    assert json.loads(run(script, written(joined, tmp_path / "after"))) == expected


def test_a_circle_of_imports_is_left_alone() -> None:
    files = {"lib/a.js": 'import "./b.js";\n', "lib/b.js": 'import "./a.js";\n', "main.js": 'import "./lib/a.js";\n'}
    assert chunks.chunked(files) == files


def test_no_page_loads_a_module_that_it_does_not_need(sources: dict[str, str]) -> None:
    joined = chunks.chunked(sources)
    for start in ("elements/route-planner.js", "elements/role-compare.js", "elements/site-search.js"):
        needed = set(preloads.needed(["main.js", start], sources, sources)[0])
        loaded = preloads.needed(["main.js", start], joined, sources)[0]
        named = {name for path in loaded for name in NAMES.findall(joined[path]) if path.startswith("chunks/")}
        assert named <= {chunks.Module(path, "").name for path in needed}
        assert len(loaded) < len(needed) / 2


def test_the_data_of_a_page_is_what_its_elements_read(sources: dict[str, str]) -> None:
    data = {f"api/v1/{name}.json": "{}" for name in ("graph", "planner", "skills", "needs", "kpis", "learning")}
    files = {**sources, **data}
    assert preloads.needed(["elements/role-compare.js"], files, files)[1] == list(data)
    assert preloads.needed(["main.js"], files, files)[1] == []

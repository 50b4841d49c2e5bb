"""Scripts that pages need together, in a few files, so that a slow line does not wait for each module in turn.

A module stays at its own address and has the same exports; it takes them from the file that has its text, its chunk.
Each module exists once. The text of a module becomes a function, with its imports and exports as constants, which is
right because none of them changes its value later. If modules import each other in a circle, all of them stay as they
are.

Pages of one kind load at most four: `main.js`, which acts on every page; `lib`, which only gives functions; `reader`,
for a page that knows the reader; and what only this kind of page has. Another release may be loaded into an open page
(`lib/release.js`), so no chunk imports `main.js`, which would act again.
"""

from __future__ import annotations

import dataclasses as dc
import functools
import json
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

FOLDER = "chunks"
MAIN, DIALOG = "main.js", "search/dialog.js"
# The module that tells where each element is: `chunked` writes it again.
ADDRESSES = "lib/element-files.js"
# The modules with which each group begins. An element that no group names is in `content`.
STARTS = {
    "frame": (MAIN, "elements/who-i-am.js"),
    "lib": ("elements/time-served.js", "lib/(api|constants|days|dom|parts|present-ids).js"),
    "map": ("elements/career-map.js",),
    "finder": ("elements/role-finder.js",),
    "opening": ("elements/(eligibility-check|opening-clock|save-opening|today-line).js",),
    "home": ("home/role-home.js",),
    "plan": ("elements/route-planner.js",),
    "compare": ("elements/role-compare.js",),
    "links": ("elements/(copy-text|links-chooser|lost-step).js",),
    "edit": ("elements/data-editor.js",),
    "form": ("edit/entry-form.js",),
    "my": ("elements/my-[a-z-]+.js",),
    "match": ("my/(role-match|step-line).js",),
    "reader": ("my/(profile|profile-line).js", "planner/reach.js", "lib/graph.js"),
    "answer": ("search/card.js",),
    "asking": ("search/asking.js",),
    "facts": ("search/card-facts.js",),
    "misses": ("my/misses.js",),
    "search": (DIALOG, "search/(rank|site-index).js"),
    "results": ("elements/(site-search|search-misses).js",),
}
# Chunk -> the groups whose common modules it takes. The first one that has all groups of a module takes it.
SHARED = {
    "search": {"search", "asking", "results"},
    "content": {"content", "home", "opening"},
    "edit": {"edit", "form"},
    "reader": {*STARTS} - {"frame"},
    "lib": {*STARTS, "content"},
}
_IMPORT = re.compile(r"""(?m)^(import|export)\b(?:([^;"'()]*?)\bfrom)?\s*["'](\.[^"']+)["'];?\n?""")
_LATER = re.compile(r"""\bimport\("(\.[^"]+)"\)""")
_EXPORT = re.compile(r"(?m)^export (?=(?:async )?(?:const|class|function\*?) (\[[^\]]*\]|[\w$]+))")
# What a function cannot contain, or what names a file that is not known here.
_UNFIT = re.compile(r"(?m)^export (?:let|default|\*|\{[^}]+\};)|^(?:const [^=\n]* = )?await\b|\bimport\(`")


@dc.dataclass(frozen=True, slots=True)
class Module:
    """A module: its path, its text, and the paths of the modules that it imports, in order."""

    path: str
    text: str

    @property
    def name(self) -> str:
        """The name of the constant that holds its exports in a chunk."""
        return "$" + re.sub(r"\W", "_", self.path.removesuffix(".js"))

    def target(self, name: str) -> str:
        """The path of a module that this one names."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.path), name))

    @property
    def imports(self) -> list[str]:
        """The modules that it needs before it runs."""
        return [self.target(match[3]) for match in _IMPORT.finditer(self.text)]

    @property
    def exports(self) -> list[str]:
        """The names that it exports."""
        texts = [match[1] for match in _EXPORT.finditer(self.text)]
        texts += [match[2] for match in _IMPORT.finditer(self.text) if match[1] == "export"]
        return [name for text in texts for name in re.findall(r"[\w$]+", text)]


@dc.dataclass(frozen=True, slots=True)
class Joined:
    """The files of a release, path -> text, and the chunk of each module that is in one."""

    files: Mapping[str, str]
    chunk_of: Mapping[str, str]


def chunked(files: Mapping[str, str]) -> Joined:
    """The files of a release, path -> text, with chunks; files that are no scripts stay as they are."""
    joined = _joined_scripts(tuple((path, text) for path, text in files.items() if path.endswith(".js")))
    return Joined(dict(sorted({**files, **joined.files}.items())), joined.chunk_of)


@functools.lru_cache(maxsize=4)  # the scripts seldom change while a site is served and built again
def _joined_scripts(scripts: tuple[tuple[str, str], ...]) -> Joined:
    """The scripts with chunks; without, if some import each other in a circle."""
    modules = {path: Module(path, text) for path, text in scripts}
    order = _order(modules)
    if order is None:
        return Joined(dict(scripts), {})
    chunk_of = _assigned(modules, order)
    if ADDRESSES in modules:
        modules[ADDRESSES] = Module(ADDRESSES, _addresses(chunk_of))
    members = defaultdict(list)
    for path in order:
        if path in chunk_of:
            members[chunk_of[path]].append(modules[path])
    written = {
        path: _stub(module, chunk_of[path]) if path in chunk_of else _joined(module, modules, chunk_of)
        for path, module in modules.items()
    }
    written |= {chunk: _chunk(chunk, group, modules, chunk_of) for chunk, group in members.items()}
    return Joined(written, chunk_of)


def closure(starts: Iterable[str], modules: Mapping[str, Module]) -> list[str]:
    """Modules and all that they import, in a stable order."""
    paths = [path for path in starts if path in modules]
    for path in paths:
        paths += [other for other in dict.fromkeys(modules[path].imports) if other in modules and other not in paths]
    return paths


def _order(modules: Mapping[str, Module]) -> list[str] | None:
    """All modules, each after those that it imports; none if some import each other in a circle."""
    done: dict[str, bool] = {}

    def visit(path: str) -> bool:
        if path in done or path not in modules:
            return done.get(path, True)
        done[path] = False
        if not all(map(visit, modules[path].imports)):
            return False
        del done[path]
        done[path] = True
        return True

    return list(done) if all(map(visit, sorted(modules))) else None


def _assigned(modules: Mapping[str, Module], order: Iterable[str]) -> dict[str, str]:
    """Module -> chunk: the group that alone needs it, or the chunk of what several groups need."""
    groups = {
        group: set(closure([path for path in order if any(re.fullmatch(start, path) for start in starts)], modules))
        for group, starts in STARTS.items()
    }
    named = set().union(*groups.values())
    content = [path for path in order if path.startswith("elements/") and path not in named]
    groups["content"] = set(closure(content, modules))
    frame = MAIN if MAIN in modules and not _UNFIT.search(modules[MAIN].text) else f"{FOLDER}/frame.js"
    chunk_of: dict[str, str] = {}
    for path in order:
        needed_by = {group for group, paths in groups.items() if path in paths}
        if needed_by and not _UNFIT.search(modules[path].text):
            chunk = _chunk_name(needed_by)
            chunk_of[path] = frame if chunk == "frame" else f"{FOLDER}/{chunk}.js"
    return chunk_of


def _chunk_name(groups: set[str]) -> str:
    """The chunk of a module that these groups need."""
    if "lib" in groups:
        return "lib"
    if len(groups) == 1:
        return next(iter(groups))
    return next(chunk for chunk, of in SHARED.items() if groups <= of)


def _addresses(chunk_of: Mapping[str, str]) -> str:
    """The text of `ADDRESSES`: the chunk of each element that is in one."""
    elements = {
        path.removeprefix("elements/").removesuffix(".js"): chunk
        for path, chunk in chunk_of.items()
        if path.startswith("elements/")
    }
    table = json.dumps(elements, sort_keys=True)
    return f"const CHUNKS = {table};\nexport const fileOf = (name) => CHUNKS[name] ?? `elements/${{name}}.js`;\n"


def _chunk(chunk: str, group: list[Module], modules: Mapping[str, Module], chunk_of: Mapping[str, str]) -> str:
    """The text of a chunk; `group` is in the order in which the modules run."""
    folder = posixpath.dirname(chunk)
    inside = {module.path for module in group}
    outside = dict.fromkeys(path for module in group for path in module.imports if path not in inside)
    head = [_import_line(path, folder, modules, chunk_of) for path in outside]
    texts = [_as_function(module, folder, modules, chunk_of) for module in group]
    return "".join([*head, *texts, f"export {{ {', '.join(module.name for module in group)} }};\n"])


def _import_line(path: str, folder: str, modules: Mapping[str, Module], chunk_of: Mapping[str, str]) -> str:
    """The statement that brings a module of another file under its name."""
    name = modules[path].name
    if path in chunk_of:
        return f'import {{ {name} }} from "{_relative(chunk_of[path], folder)}";\n'
    return f'import * as {name} from "{_relative(path, folder)}";\n'


def _as_function(module: Module, folder: str, modules: Mapping[str, Module], chunk_of: Mapping[str, str]) -> str:
    """A module as a constant with its exports, in a file in a folder."""
    text = _IMPORT.sub(lambda match: _constants(module, match), module.text)
    text = _LATER.sub(lambda match: _import_later(module.target(match[1]), folder, modules, chunk_of), text)
    own_address = f'new URL("{_relative(module.path, folder)}", import.meta.url).href'
    text = text.replace("export {};\n", "").replace("import.meta.url", own_address)
    return (
        f"const {module.name} = (() => {{\n{_EXPORT.sub('', text)}return {{ {', '.join(module.exports)} }};\n}})();\n"
    )


def _import_later(path: str, folder: str, modules: Mapping[str, Module], chunk_of: Mapping[str, str]) -> str:
    """The expression that fetches a module when it is first needed: from its chunk, with no step between."""
    if path not in chunk_of or path not in modules:
        return f'import("{_relative(path, folder)}")'
    return f'import("{_relative(chunk_of[path], folder)}").then((chunk) => chunk.{modules[path].name})'


def _constants(module: Module, match: re.Match[str]) -> str:
    """What an import statement becomes where the imported module is a constant."""
    names = (match[2] or "").strip()
    if not names:
        return ""
    target = "$" + re.sub(r"\W", "_", module.target(match[3]).removesuffix(".js"))
    if names.startswith("*"):
        return f"const {names.rpartition(' ')[2]} = {target};\n"
    return f"const {re.sub(r'(?<=[A-Za-z0-9_$]) as ', ': ', names)} = {target};\n"


def _stub(module: Module, chunk: str) -> str:
    """A module that takes its exports from its chunk."""
    address = _relative(chunk, posixpath.dirname(module.path))
    if not module.exports:
        return f'import "{address}";\n'
    return f'import {{ {module.name} as $ }} from "{address}";\nexport const {{ {", ".join(module.exports)} }} = $;\n'


def _joined(module: Module, modules: Mapping[str, Module], chunk_of: Mapping[str, str]) -> str:
    """A module outside of chunks, which takes what it imports from them."""
    folder = posixpath.dirname(module.path)
    text = _LATER.sub(lambda match: _import_later(module.target(match[1]), folder, modules, chunk_of), module.text)

    def replaced(match: re.Match[str]) -> str:
        path = module.target(match[3])
        if path not in chunk_of or match[1] == "export":
            return match[0]
        if not (match[2] or "").strip():
            return f'import "{_relative(chunk_of[path], folder)}";\n'
        return _import_line(path, folder, modules, chunk_of) + _constants(module, match)

    lines: dict[str, None] = {}
    text = _IMPORT.sub(replaced, text)
    # Import statements come first, as each is needed once.
    for line in re.findall(r"(?m)^import [^;]*;\n", text):
        lines[line] = None
    return "".join(lines) + re.sub(r"(?m)^import [^;]*;\n", "", text)


def _relative(path: str, folder: str) -> str:
    """The address of a file as a file in a folder names it."""
    address = posixpath.relpath(path, folder or ".")
    return address if address.startswith(".") else f"./{address}"

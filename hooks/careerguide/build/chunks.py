"""Scripts that pages need together, in a few files, so that a slow line does not wait for each module in turn.

A module stays at its own address and has the same exports; it takes them from the file that has its text. Each module
exists once. Modules that the same pages need are in one file, so no page loads one that it does
not need. The text of a module becomes a function, with its imports and exports as constants, which is right because
none of them changes its value later. If modules import each other in a circle, all of them stay as they are.
"""

from __future__ import annotations

import dataclasses as dc
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

FOLDER = "chunks"
MAIN, DIALOG = "main.js", "search/dialog.js"
# The elements of each page whose scripts are many.
TOOLS = {
    "plan": ("elements/route-planner.js",),
    "compare": ("elements/role-compare.js",),
    "my": (r"elements/my-[a-z-]+\.js",),
    "search": ("elements/site-search.js",),
    "dialog": (DIALOG,),
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


def chunked(files: Mapping[str, str]) -> dict[str, str]:
    """The files of a release, path -> text, with chunks; files that are no scripts stay as they are."""
    modules = {path: Module(path, text) for path, text in files.items() if path.endswith(".js")}
    order = _order(modules)
    if order is None:
        return dict(files)
    chunk_of = _assigned(modules, order)
    members = defaultdict(list)
    for path in order:
        if path in chunk_of:
            members[chunk_of[path]].append(modules[path])
    written = {chunk: _chunk(group, modules, chunk_of) for chunk, group in members.items()}
    for path, module in modules.items():
        written[path] = _stub(module, chunk_of[path]) if path in chunk_of else _joined(module, modules, chunk_of)
    return dict(sorted({**files, **written}.items()))


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
    """Module -> chunk: one for all modules that the same groups of pages need, if these are two or more."""
    groups = {"all": [path for path in closure([MAIN], modules) if path != MAIN]}
    for tool, patterns in TOOLS.items():
        groups[tool] = closure([path for path in order if any(re.fullmatch(p, path) for p in patterns)], modules)
    tools = {path for paths in groups.values() for path in paths if path.startswith("elements/")}
    later = {module.target(name) for module in modules.values() for name in _LATER.findall(module.text)}
    others = {path for path in modules if path.startswith("elements/")} - tools | later - {DIALOG}
    groups["others"] = closure(sorted(others), modules)
    needed_by: dict[str, str] = {}
    for path in order:
        names = [group for group, paths in groups.items() if path in paths]
        names = ["all"] if "all" in names else names
        if names not in ([], ["others"]) and not _UNFIT.search(modules[path].text):
            needed_by[path] = f"{FOLDER}/{'-'.join(names)}.js"
    return needed_by


def _chunk(group: list[Module], modules: Mapping[str, Module], chunk_of: Mapping[str, str]) -> str:
    """The file of a chunk; `group` is in the order in which the modules run."""
    inside = {module.path for module in group}
    outside = dict.fromkeys(path for module in group for path in module.imports if path not in inside)
    head = [_import_line(path, FOLDER, modules, chunk_of) for path in outside]
    return "".join([*head, *map(_as_function, group), f"export {{ {', '.join(module.name for module in group)} }};\n"])


def _import_line(path: str, folder: str, modules: Mapping[str, Module], chunk_of: Mapping[str, str]) -> str:
    """The statement that brings a module of another file under its name."""
    name = modules[path].name
    if path in chunk_of:
        return f'import {{ {name} }} from "{_relative(chunk_of[path], folder)}";\n'
    return f'import * as {name} from "{_relative(path, folder)}";\n'


def _as_function(module: Module) -> str:
    """A module as a constant with its exports."""
    text = _IMPORT.sub(lambda match: _constants(module, match), module.text)
    text = _LATER.sub(lambda match: f'import("../{module.target(match[1])}")', text)
    text = text.replace("export {};\n", "").replace(
        "import.meta.url", f'new URL("../{module.path}", import.meta.url).href'
    )
    return (
        f"const {module.name} = (() => {{\n{_EXPORT.sub('', text)}return {{ {', '.join(module.exports)} }};\n}})();\n"
    )


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

    def replaced(match: re.Match[str]) -> str:
        path = module.target(match[3])
        if path not in chunk_of or match[1] == "export":
            return match[0]
        if not (match[2] or "").strip():
            return f'import "{_relative(chunk_of[path], folder)}";\n'
        return _import_line(path, folder, modules, chunk_of) + _constants(module, match)

    lines: dict[str, None] = {}
    text = _IMPORT.sub(replaced, module.text)
    # Import statements come first, as each is needed once.
    for line in re.findall(r"(?m)^import [^;]*;\n", text):
        lines[line] = None
    return "".join(lines) + re.sub(r"(?m)^import [^;]*;\n", "", text)


def _relative(path: str, folder: str) -> str:
    """The address of a file as a file in a folder names it."""
    address = posixpath.relpath(path, folder or ".")
    return address if address.startswith(".") else f"./{address}"

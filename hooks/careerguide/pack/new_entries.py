"""Insert entries that are new in the pack beside their neighbours there, with their comments; remove old ones."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from careerguide.edit.lines import is_block
from careerguide.edit.text_edits import node_at
from careerguide.edit.text_merge import with_values
from careerguide.edit.yaml_parts import UnsafeEditError, YamlText, moved, plain
from careerguide.loading.loaded_data import LoadedEntry
from careerguide.model.kinds import KINDS
from careerguide.model.record_fields import FieldPath
from careerguide.output.entry_templates import entry_text

# The file of the company that has an entry, and the entry's id.
Neighbour = tuple[str, str]


def with_new_entry(
    texts: Mapping[str, str],
    item: LoadedEntry,
    values: Mapping[str, object],
    before: Neighbour | None,
    after: Neighbour | None,
    name: str,
) -> tuple[str, str]:
    """The file that gets a new entry with these values, and its new text.

    `texts` are the company's files. `before` and `after` are the nearest entries of the same list in the pack that the
    company has too. `name` is the file that has the entry in the pack.
    """
    source = YamlText(_ended(item.document.text))
    kind = KINDS[item.kind]
    if kind.stored in ("file each", "one record"):
        own_values = {key: part for key, part in values.items() if key != "id" or kind.stored == "one record"}
        return name, with_values(source.text, [((), own_values, kind.record, None)])
    lines, gap = _entry_lines(source, item, values)
    if before or after:
        file, id_ = before or after or ("", "")
        return file, _inserted(texts[file], entry_path(texts[file], item.kind, id_), lines, gap, after=bool(before))
    if name in texts:
        return name, _appended(texts[name], lines, gap)
    return name, _header(source, item) + "".join(f"{line}\n" for line in lines)


def entry_path(text: str, kind: str, id_: str) -> FieldPath:
    """The path of an entry in the text of a file that is a list, or of `levels.yaml`."""
    root = YamlText(_ended(text)).root
    prefix: FieldPath = ()
    if KINDS[kind].stored == "levels file":
        prefix = (KINDS[kind].plural,)
        root = node_at(root, prefix)
    key = "level" if kind == "level" else "id"
    for index, value in enumerate(items if isinstance(items := plain(root), list) else []):
        if isinstance(value, dict) and value.get(key) == id_:
            return (*prefix, index)
    raise UnsafeEditError


def without_entry(text: str, kind: str, id_: str) -> str:
    """The text without an entry. Raises `UnsafeEditError` if there are comments in it, or it is the last one."""
    target = YamlText(_ended(text))
    path = entry_path(text, kind, id_)
    items = node_at(target.root, path[:-1])
    if not is_block(items) or len(items.value) < 2:
        raise UnsafeEditError
    start, end = target.item_lines(items.value, int(path[-1]), items.start_mark.column)
    if any(start <= line < end for line in target.comments):
        raise UnsafeEditError
    return "\n".join([*target.lines[:start], *target.lines[end:]])


def _entry_lines(source: YamlText, item: LoadedEntry, values: Mapping[str, object]) -> tuple[list[str], bool]:
    """The lines of an entry, its dash at the start of a line, and whether a blank line separates it from others."""
    record_type = KINDS[item.kind].record
    items = node_at(source.root, item.path[:-1])
    if not is_block(items) or not isinstance(items, yaml.SequenceNode):
        return entry_text(record_type, values).rstrip("\n").split("\n"), False
    index = int(item.path[-1])
    start, end = source.item_lines(items.value, index, items.start_mark.column)
    lines = moved(source.lines[start:end], -items.start_mark.column)
    blank = [number for number in range(1, len(items.value)) if _blank_before(source, items, number)]
    while lines and not lines[0].strip():
        lines = lines[1:]
    text = with_values("\n".join(lines), [((0,), values, record_type, None)])
    return text.rstrip("\n").split("\n"), len(blank) * 2 >= len(items.value) and len(items.value) > 1


def _blank_before(source: YamlText, items: yaml.SequenceNode, index: int) -> bool:
    start, _ = source.item_lines(items.value, index, items.start_mark.column)
    return not source.lines[start].strip()


def _inserted(text: str, path: FieldPath, lines: list[str], gap: bool, *, after: bool) -> str:
    """The text with the lines before or after the entry at a path."""
    target = YamlText(_ended(text))
    items = node_at(target.root, path[:-1])
    if not is_block(items):
        raise UnsafeEditError
    column = items.start_mark.column
    start, end = target.item_lines(items.value, int(path[-1]), column)
    while not target.lines[start].strip():
        start += 1
    blank = [""] if gap else []
    added = [*blank, *moved(lines, column)] if after else [*moved(lines, column), *blank]
    number = end if after else start
    return "\n".join([*target.lines[:number], *added, *target.lines[number:]])


def _appended(text: str, lines: list[str], gap: bool) -> str:
    """The text with the lines at its end; the file is a list or has no entry."""
    if not text.strip():
        return "".join(f"{line}\n" for line in lines)
    target = YamlText(_ended(text))
    if not target.text.strip() or not any(line.strip() and not line.startswith("#") for line in target.lines):
        return target.text + "".join(f"{line}\n" for line in lines)
    if not isinstance(target.root, yaml.SequenceNode) or not is_block(target.root):
        raise UnsafeEditError
    column = target.root.start_mark.column
    blank = ["", *moved(lines, column)] if gap else moved(lines, column)
    return target.text.rstrip("\n") + "\n" + "".join(f"{line}\n" for line in blank)


def _header(source: YamlText, item: LoadedEntry) -> str:
    """The comments at the top of the pack's file, for a file that the company does not have yet."""
    items = node_at(source.root, item.path[:-1])
    if not isinstance(items, yaml.SequenceNode) or not is_block(items):
        return ""
    start, _ = source.item_lines(items.value, 0, items.start_mark.column)
    return "".join(f"{line}\n" for line in source.lines[:start])


def _ended(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"

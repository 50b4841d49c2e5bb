"""Rename an id in data files, Markdown pages and the ledger; the old address redirects to the new one."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from careerguide.guide.retired import KINDS as RETIRABLE
from careerguide.guide.shown import shown_days
from careerguide.loading.data_folder import load
from careerguide.loading.ledger import LEDGER
from careerguide.loading.loaded_data import LoadedData, LoadedEntry, renamed
from careerguide.loading.openings_import import FILE as IMPORT_MAP
from careerguide.model.kinds import KINDS
from careerguide.problems import did_you_mean, nearest
from careerguide.rules.addresses import entry_addresses
from careerguide.rules.names import ID, LONGEST_ID

from .dry_run import changed_copy
from .files import data_files, text_of
from .insertion import file_of
from .lines import is_block, is_block_text, value_end
from .references import links
from .replacement import field_edits, page_texts
from .text_edits import TextEdit, TextPositions, apply_edits, new_line, node_at, root_of, values_by_key


class RenameError(Exception):
    """An id cannot be renamed; the message is one sentence that says why."""


def renamed_texts(data: Path, docs: Path, loaded: LoadedData, kind: str, old: str, new: str) -> dict[Path, str]:
    """The new texts of the files that a rename changes; nothing is written.

    `loaded` is the content of the folder `data`, without errors.
    """
    item = _entry_to_rename(loaded, kind, old, new)
    edits = field_edits(data, loaded, kind, old, new)
    if KINDS[kind].keeps_former_ids and _was_public(item, loaded):
        edits[file_of(data, item)].append(_formerly_edit(item, old))
    texts = {file: apply_edits(text_of(file), file_edits) for file, file_edits in edits.items()}
    for file in data_files(data):
        text = texts.get(file) or text_of(file)
        texts[file] = apply_edits(text, links(text, kind, old, new))
    texts |= dict(_import_text(data, kind, old, new))
    texts |= dict(page_texts(docs, kind, old, new))
    texts |= dict(_ledger_text(data, loaded, texts))
    return {file: text for file, text in texts.items() if text != text_of(file)}


def _entry_to_rename(loaded: LoadedData, kind: str, old: str, new: str) -> LoadedEntry:
    """The entry with the old id; raises `RenameError` if it does not exist or the new id cannot be used."""
    ids = {item.id: item for item in loaded.of(kind)}
    current_ids = renamed(loaded).get(kind, {})
    if old not in ids:
        hint = f" Its id is now `{current_ids[old]}`." if old in current_ids else did_you_mean(nearest(old, ids))
        raise RenameError(f"There is no {kind} `{old}`.{hint}")
    if not ID.fullmatch(new) or len(new) > LONGEST_ID:
        raise RenameError(
            f"`{new}` cannot be an id: use lower-case letters, digits and single hyphens, start with a letter, "
            f"and use at most {LONGEST_ID} characters."
        )
    if new in ids:
        owner = ids[new]
        retire = f" To merge the two, run `careerguide retire {old} --into {new}`." if kind in RETIRABLE else ""
        place = f"{owner.document.path}, line {owner.line}"
        raise RenameError(f"Another {kind} already has the id `{new}` ({place}).{retire}")
    if new in current_ids:
        hint = " To use it again, first delete it from `formerly:` there." if current_ids[new] == old else ""
        raise RenameError(f"`{new}` is an old id of `{current_ids[new]}`, and its address redirects there.{hint}")
    return ids[old]


def _was_public(item: LoadedEntry, loaded: LoadedData) -> bool:
    """Whether people may have links to an entry: not to a draft, unless the ledger has its address.

    An old id under `formerly` is on the site, and would tell what the draft was called.
    """
    address = KINDS[item.kind].address.format(id=item.id)
    return bool(item.entry and shown_days(item.entry)) or address in {line for _, line in loaded.ledger}


def _formerly_edit(item: LoadedEntry, old: str) -> TextEdit:
    """The edit that adds the old id to `formerly`."""
    text = item.document.text
    positions, root = TextPositions(text), root_of(text)
    assert root is not None
    entry = node_at(root, item.path)
    values = values_by_key(entry)
    if "formerly" in values:
        return _appended_id(positions, values["formerly"], old)
    lines = text.split("\n")
    before = next(values[key] for key in ("aliases", "title", "id") if key in values and not is_block_text(values[key]))
    if not is_block(entry):
        return TextEdit(positions.end(before), positions.end(before), f", formerly: [{old}]")
    column = entry.start_mark.column
    index = positions.at(value_end(before, lines, column))
    return new_line(text, index, " " * column + f"formerly: [{old}]")


def _appended_id(positions: TextPositions, ids: yaml.Node, old: str) -> TextEdit:
    """The edit that adds an id to the end of a list of ids."""
    if not ids.value:
        bracket = positions.end(ids) - 1
        return TextEdit(bracket, bracket, old)
    last = ids.value[-1]
    if not is_block(ids):
        return TextEdit(positions.end(last), positions.end(last), f", {old}")
    dash = positions.text[positions.at(last.start_mark.line) : positions.start(last)]
    return new_line(positions.text, positions.at(last.end_mark.line + 1), dash + old)


def _import_text(data: Path, kind: str, old: str, new: str) -> Iterator[tuple[Path, str]]:
    """The company's description of its exports, in which titles and places of its system stand for ids."""
    file = data / IMPORT_MAP
    if not file.is_file():
        return
    text = text_of(file)
    root = root_of(text)
    positions, parts = TextPositions(text), _parts(root)
    defaults, values = _parts(parts.get("defaults")), _parts(parts.get("values"))
    nodes = [defaults.get(kind), *_parts(values.get(kind)).values()]
    edits = [
        TextEdit(positions.start(node), positions.end(node), new)
        for node in nodes
        if isinstance(node, yaml.ScalarNode) and node.value == old
    ]
    yield file, apply_edits(text, edits)


def _parts(node: yaml.Node | None) -> Mapping[str, yaml.Node]:
    """Key -> node of a group; empty for anything else."""
    return values_by_key(node) if isinstance(node, yaml.MappingNode) else {}


def _ledger_text(data: Path, loaded: LoadedData, texts: Mapping[Path, str]) -> Iterator[tuple[Path, str]]:
    """The ledger with the new addresses in alphabetical order; nothing if there is no ledger."""
    if not loaded.ledger:
        return
    with changed_copy(data, texts) as copy:
        added = entry_addresses(load(copy)) - entry_addresses(loaded) - {address for _, address in loaded.ledger}
    lines = text_of(data / LEDGER).rstrip("\n").split("\n")
    first = next(number for number, line in enumerate(lines) if line.startswith("/"))
    for address in sorted(added):
        lines.insert(bisect.bisect(lines, address, lo=first), address)
    yield data / LEDGER, "\n".join(lines) + "\n"

"""`careerguide rename`: another id for an entry, everywhere it is named; the old address leads to the new one."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from careerguide.loading.data_folder import load
from careerguide.loading.ledger import LEDGER
from careerguide.loading.loaded_data import LoadedData, LoadedEntry, renamed
from careerguide.model import Entry
from careerguide.model.record_fields import references
from careerguide.pages import markdown
from careerguide.problems import DataError, Problem, did_you_mean, nearest
from careerguide.rules.addresses import entry_addresses
from careerguide.rules.names import ID, LONGEST_ID

from .dry_run import rehearsed
from .files import data_files, text_of
from .insertion import file_of
from .lines import is_block, is_block_text, own_end
from .references import links, macros
from .text_edits import TextEdit, TextPositions, changed, node_at, root_of, value_of

KINDS = ("role", "skill", "track", "band", "kpi", "learning", "source")


class RenameError(Exception):
    """Why nothing was renamed, in a sentence."""


def rename(data: Path, docs: Path, loaded: LoadedData, kind: str, old: str, new: str) -> dict[Path, str]:
    """The files that change and their new texts; nothing is written. The draft is that of the data folder, and sound."""
    item = _entry(loaded, kind, old, new)
    changes = _in_data(data, loaded, kind, old, new)
    if isinstance(item.entry, Entry):
        changes[file_of(data, item)].append(_formerly(item, old))
    texts = {file: changed(text_of(file), found) for file, found in changes.items()}
    for file in data_files(data):
        text = texts.get(file) or text_of(file)
        texts[file] = changed(text, links(text, kind, old, new))
    texts |= dict(_in_pages(docs, kind, old, new))
    texts |= dict(_in_ledger(data, loaded, texts))
    return {file: text for file, text in texts.items() if text != text_of(file)}


def _entry(loaded: LoadedData, kind: str, old: str, new: str) -> LoadedEntry:
    """The entry that is renamed, if it can be."""
    ids = {item.id: item for item in loaded.of(kind)}
    former = renamed(loaded).get(kind, {})
    if old not in ids:
        cure = f" It is now called `{former[old]}`." if old in former else did_you_mean(nearest(old, ids))
        raise RenameError(f"There is no {kind} `{old}`.{cure}")
    if not ID.fullmatch(new) or len(new) > LONGEST_ID:
        form = f"lower-case letters, digits and single hyphens, starts with a letter and has at most {LONGEST_ID} characters"
        raise RenameError(f"`{new}` cannot be an id: an id is made of {form}.")
    if new in ids:
        raise RenameError(f"`{new}` is already the id of a {kind} ({ids[new].document.path}, line {ids[new].line}).")
    if new in former:
        own = " To go back to it, first take it out of `formerly:` there." if former[new] == old else ""
        raise RenameError(f"`{new}` is a former id of `{former[new]}`, and its address leads there.{own}")
    return ids[old]


def _in_data(data: Path, loaded: LoadedData, kind: str, old: str, new: str) -> defaultdict[Path, list[TextEdit]]:
    """Each field that holds the id, by file."""
    found: defaultdict[Path, list[TextEdit]] = defaultdict(list)
    for item in loaded.all():
        patterns = [pattern for pattern, named in references(type(item.entry)) if named == kind] if item.entry else []
        places = [at for pattern in patterns for at, value in item.values(pattern) if value.strip() == old]
        places += [("id",)] if item.kind == kind and item.id == old else []
        for at in places:
            line, column = item.document.place(item.path + at)
            start = TextPositions(item.document.text).at(line - 1, column - 1)
            start += item.document.text[start] in "\"'"
            if not item.document.text.startswith(old, start):
                message = f"`{old}` stands here in a form that cannot be changed safely. Write it on one line, without `|` or `>`."
                raise DataError([Problem(item.document.path, line, column, "not-renamed", message)])
            found[file_of(data, item)].append(TextEdit(start, start + len(old), new))
    return found


def _formerly(item: LoadedEntry, old: str) -> TextEdit:
    """The old id among those that the entry had before."""
    text = item.document.text
    spots, root = TextPositions(text), root_of(text)
    assert root is not None
    entry = node_at(root, item.path)
    values = value_of(entry)
    if "formerly" in values:
        return _one_more(spots, values["formerly"], old)
    lines = text.split("\n")
    behind = next(values[key] for key in ("aliases", "title", "id") if key in values and not is_block_text(values[key]))
    if not is_block(entry):
        return TextEdit(spots.end(behind), spots.end(behind), f", formerly: [{old}]")
    column = entry.start_mark.column
    place = spots.at(own_end(behind, lines, column))
    return _new_line(text, place, " " * column + f"formerly: [{old}]")


def _one_more(spots: TextPositions, ids: yaml.Node, old: str) -> TextEdit:
    if not ids.value:
        place = spots.end(ids) - 1
        return TextEdit(place, place, old)
    last = ids.value[-1]
    if not is_block(ids):
        return TextEdit(spots.end(last), spots.end(last), f", {old}")
    dash = spots.text[spots.at(last.start_mark.line) : spots.start(last)]
    return _new_line(spots.text, spots.at(last.end_mark.line + 1), dash + old)


def _new_line(text: str, place: int, line: str) -> TextEdit:
    return TextEdit(place, place, line + "\n" if text[:place].endswith("\n") else "\n" + line)


def _in_pages(docs: Path, kind: str, old: str, new: str) -> Iterator[tuple[Path, str]]:
    """Pages written by hand."""
    for page in markdown.pages(docs):
        if not page.fault:
            text = text_of(docs / page.path)
            yield docs / page.path, changed(text, [*links(text, kind, old, new), *macros(page, text, kind, old, new)])


def _in_ledger(data: Path, loaded: LoadedData, texts: Mapping[Path, str]) -> Iterator[tuple[Path, str]]:
    """The ledger with the new addresses between those that it has; without a ledger there is none to keep."""
    if not loaded.ledger:
        return
    with rehearsed(data, texts) as copy:
        fresh = entry_addresses(load(copy)) - entry_addresses(loaded) - {address for _, address in loaded.ledger}
    lines = text_of(data / LEDGER).rstrip("\n").split("\n")
    head = next(number for number, line in enumerate(lines) if line.startswith("/"))
    for address in sorted(fresh):
        lines.insert(bisect.bisect(lines, address, lo=head), address)
    yield data / LEDGER, "\n".join(lines) + "\n"

"""The settings under `extra:` of `mkdocs.yml`: read as records, with messages like those for data."""

from __future__ import annotations

import dataclasses as dc
import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml
from pydantic import ValidationError

from careerguide.guide.moves import Location
from careerguide.loading import yaml_lint
from careerguide.loading.validation_messages import explain
from careerguide.loading.yaml_reader import Document, parse
from careerguide.model.record_fields import FieldPath, keys
from careerguide.model.settings import Extra
from careerguide.pages.default_pages import DefaultPages
from careerguide.problems import DataError, Problem, did_you_mean
from careerguide.wording import Wording

from . import assets
from .look import Look, read_look
from .words_settings import WORDS, read_words

# Keys at least so similar (from 0 to 1) to a setting are misspelt; others belong to the theme.
NEAR = 0.8
# Settings of the theme that the guide has its own for: where they are, and what to write instead.
_REPLACED: dict[FieldPath, str] = {
    ("theme", "logo"): "`extra.logo`",
    ("theme", "favicon"): "`extra.favicon`",
    ("theme", "palette", "primary"): "`extra.colours.brand`",
    ("theme", "palette", "accent"): "`extra.colours.accent`",
    ("theme", "font"): "`extra.font`",
}
# Values of these that change nothing.
_NEUTRAL = ("custom", "false")


@dc.dataclass(frozen=True)
class SettingsFile:
    """The file of the settings, to show where a mistake is. It may be missing or impossible to read."""

    name: str
    document: Document | None

    @classmethod
    def read(cls, file: Path) -> tuple[SettingsFile, list[Problem]]:
        """The file, and the keys that it has twice: YAML would keep one of them without a message."""
        text = file.read_text(encoding="utf-8-sig") if file.is_file() else ""
        problems = [problem for problem in parse(text, file.name)[1] if problem.code == "duplicate-key"]
        try:
            readable = yaml.compose(text, Loader=yaml_lint.Loader) is not None
        except (yaml.YAMLError, RecursionError, ValueError):
            readable = False
        return cls(file.name, Document(file.name, text, None) if readable else None), problems

    def problem(
        self, path: FieldPath, code: str, message: str, suggestion: str = "", *, at_key: bool = False
    ) -> Problem:
        """A problem at the value of a setting, or at its key."""
        place = (1, 1)
        if self.document:
            place = self.document.key_place(path) if at_key else self.document.place(path)
        return Problem(self.name, *place, code, message, suggestion=suggestion)

    def node(self, path: FieldPath) -> yaml.Node | None:
        """The node at a path; None if there is none."""
        node = yaml.compose(self.document.text, Loader=yaml_lint.Loader) if self.document else None
        for step in path:
            pairs = node.value if isinstance(node, yaml.MappingNode) else ()
            node = next((child for key, child in pairs if key.value == step), None)
        return node


def company_settings(extra: object, file: Path, docs: Path, theme: assets.Theme) -> tuple[Extra, Look]:
    """The settings under `extra:` of `file`, and the look that they ask for.

    `extra` is what an engine has read. `DataError` holds every problem, each at its line.
    """
    source, problems = SettingsFile.read(file)
    settings, more = _checked(extra, source)
    problems += [*more, *_default_page_problems(settings, source), *_replaced(source)]
    _, styles = next(assets.stylesheets(theme))
    look, wrong = read_look(settings, (docs, *theme), styles)
    problems += [source.problem(("extra", *path), error.code, str(error), error.suggestion) for path, error in wrong]
    if problems:
        raise DataError(sorted(problems))
    return settings, look


def read_extra(extra: object, file: Path) -> Extra:
    """The settings under `extra:` of `file`; `DataError` holds every problem with them, each at its line."""
    source, problems = SettingsFile.read(file)
    settings, more = _checked(extra, source)
    more += _default_page_problems(settings, source)
    if problems or more:
        raise DataError(sorted([*problems, *more]))
    return settings


def default_pages_of(extra: Extra) -> DefaultPages:
    """The default pages that the site has."""
    return DefaultPages.shipped(extra.pack, extra.exclude)


def wording_of(extra: Extra) -> Wording:
    """What the company calls a track, an opening and so on."""
    return read_words(extra.words, lambda *_: Problem("", 1, 1, "", ""))[0]


def history_needed_at(extra: Extra, file: Path) -> Location | None:
    """The line of the settings that says that the history is needed; None if it is not."""
    if not extra.needs_history:
        return None
    source, _ = SettingsFile.read(file)
    return Location(file.name, source.document.place(("extra", "needs_history"))[0] if source.document else 1)


def _checked(extra: object, source: SettingsFile) -> tuple[Extra, list[Problem]]:
    """The settings without those that are wrong, so that one run finds everything else too."""
    if extra is None:
        return Extra(), []
    if not isinstance(extra, Mapping):
        message = "`extra` must be a group of `key: value` lines."
        return Extra(), [source.problem(("extra",), "not-a-group", message)]
    given = {key: value for key, value in extra.items() if key in keys(Extra)}
    empty = {key: list(_empty(value, ("extra", key), source)) for key, value in given.items()}
    problems = [*_misspelt(extra, source), *(problem for several in empty.values() for problem in several)]
    given = {key: value for key, value in given.items() if not empty[key]}
    if wrong_words := read_words(given.get(WORDS), source.problem)[1]:
        problems += wrong_words
        given.pop(WORDS)
    try:
        return Extra.model_validate(given), problems
    except ValidationError as error:
        for wrong in explain(error, Extra):
            path, at_key = ("extra", *wrong.path), wrong.code == "unknown-key"
            problems.append(source.problem(path, wrong.code, wrong.message, wrong.suggestion, at_key=at_key))
            given.pop(str(wrong.path[0]), None)
    return Extra.model_validate(given), problems


def _default_page_problems(extra: Extra, source: SettingsFile) -> list[Problem]:
    """The pack and the pages that are left out exist."""

    def line(path: FieldPath) -> int:
        return source.problem(path, "", "").line

    return list(
        default_pages_of(extra).problems(
            source.name, line(("extra", "pack")), lambda page: line(("extra", "exclude", extra.exclude.index(page)))
        )
    )


def _misspelt(extra: Mapping[object, object], source: SettingsFile) -> Iterator[Problem]:
    """Keys that are nearly a setting."""
    known = keys(Extra)
    for key in map(str, extra):
        near = next(iter(difflib.get_close_matches(key, known, n=1, cutoff=NEAR)), "")
        if key not in known and near:
            message = f"There is no setting `extra.{key}`.{did_you_mean(near)}"
            yield source.problem(("extra", key), "unknown-key", message, near, at_key=True)


def _empty(value: object, path: FieldPath, source: SettingsFile) -> Iterator[Problem]:
    """Settings without a value: often a colour without quotes, because YAML reads `#` as the start of a comment."""
    if value is None:
        message = (
            f"`{path[-1]}` has no value. Write one, or delete the line. A value that starts with `#` needs quotes."
        )
        yield source.problem(path, "empty-value", message)
    elif isinstance(value, Mapping):
        for key, child in value.items():
            yield from _empty(child, (*path, str(key)), source)


def _replaced(source: SettingsFile) -> Iterator[Problem]:
    """Settings of the theme that would do nothing."""
    for path, instead in _REPLACED.items():
        node = source.node(path)
        if node is None or node.value in _NEUTRAL:
            continue
        name, value = ".".join(map(str, path)), f"`{node.value}`" if isinstance(node, yaml.ScalarNode) else "a group"
        message = f"`{name}` is {value}, which changes nothing here. Delete the line and write {instead} instead."
        yield source.problem(path, "not-used", message)
    if isinstance(source.node(("theme", "palette")), yaml.SequenceNode):
        message = "`theme.palette` is a list, which changes nothing here. Write the two colours under `extra.colours`."
        yield source.problem(("theme", "palette"), "not-used", message)

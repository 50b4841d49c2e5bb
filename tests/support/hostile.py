"""A company whose every text is hostile: what HR may paste, in every field that holds text and is no id.

The fields are read off the model, so that a new field is hostile on the day it is added to `tests/tiny/`.
"""

from __future__ import annotations

import itertools
import json
import re
import typing
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import yaml
from careerguide import model
from careerguide.loading.data_folder import FILES, LISTS
from pydantic import AfterValidator, BaseModel
from support.company import Texts, tiny

# No Markdown, so that a page of these texts has the tags of one of plain texts; the Markdown is in test_formatting.py.
HOSTILE = "</title></textarea><script>x</script>\"'><img src=x onerror=y>{{7*7}}{%if%}"
# Long, as the hostile text is, since a page lists long titles.
PLAIN = "plain words of many sorts"
# Ids that no mark of the model tells from text: of the entry itself, and of a family of its track.
IDS = ("id", "formerly", "family")


def everywhere(text: str) -> Texts:
    """The tiny company with `text` and a number in every field that holds text."""
    numbers = itertools.count(1000)
    files: Texts = {}
    for name, value in ((name, yaml.load(text_, Loader=yaml.CBaseLoader)) for name, text_ in tiny().items()):
        stem = name.removesuffix(".yaml")
        if stem == "levels":
            shown: Any = {
                key: [_filled(each, record_type, text, numbers) for each in value[key]]
                for key, record_type in _LEVELS.items()
            }
        elif stem == "policy":
            shown = _filled(value, model.Policy, text, numbers)
        elif (folder := stem.partition("/")[0]) in FILES:
            shown = _filled(value, FILES[folder].record, text, numbers)
        else:
            shown = [_filled(each, LISTS[stem].record, text, numbers) for each in value]
        files[name] = json.dumps(shown, ensure_ascii=False)  # JSON is YAML
    return files


_LEVELS: dict[str, type[BaseModel]] = {"levels": model.Level, "bands": model.Band}


def _filled(value: Any, record_type: type[BaseModel], text: str, numbers: Iterator[int]) -> Any:
    hints = typing.get_type_hints(record_type, include_extras=True)
    written = {field.alias or name: hints[name] for name, field in record_type.model_fields.items()}
    filled = {key: _typed(each, written[key], key, text, numbers) for key, each in value.items()}
    # The codes of this classification are names, so that any text can be one.
    return filled | {"scheme": "tesda", "source": value["source"]} if record_type is model.Code else filled


def _typed(value: Any, hint: Any, key: str, text: str, numbers: Iterator[int]) -> Any:
    if isinstance(value, list):
        return [_typed(each, hint, key, text, numbers) for each in value]
    if isinstance(value, dict):
        inner = next(record_types(hint), None)
        if inner:
            return _filled(value, inner, text, numbers)
        return {name: _typed(each, hint, key, text, numbers) for name, each in value.items()}
    return f"{text}{next(numbers)}" if holds_text(hint) and key not in IDS else value


def record_types(hint: Any) -> Iterator[type[BaseModel]]:
    """The models inside an annotation."""
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield hint
    for inner in typing.get_args(hint):
        yield from record_types(inner)


def holds_text(hint: Any) -> bool:
    """Whether a field is free text: neither a number, a choice, a link, a time zone nor the id of something."""
    marks = getattr(hint, "__metadata__", ())
    if any(isinstance(mark, (model.Ref, AfterValidator)) or getattr(mark, "pattern", None) for mark in marks):
        return False
    return hint is str or (
        typing.get_origin(hint) is not typing.Literal and any(holds_text(inner) for inner in typing.get_args(hint))
    )


def text_fields(record_type: type[BaseModel], name: str = "") -> Iterator[str]:
    """Every text field of a shape, such as `Role.kras.area`."""
    name = name or record_type.__name__
    for key, hint in typing.get_type_hints(record_type, include_extras=True).items():
        if key in (*IDS, "model_config"):
            continue
        if inner_types := list(record_types(hint)):
            for inner in inner_types:
                yield from text_fields(inner, f"{name}.{key}")
        elif holds_text(hint):
            yield f"{name}.{key}"


class Tags(HTMLParser):
    """The start tags of a page with the names of their attributes, and its text as a reader sees it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.values: list[str] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Called by the parser for each start tag."""
        if tag != "tspan":  # a longer title has more lines on the map
            self.found.append((tag, tuple(name for name, _ in attrs)))
        self.values += [value or "" for _, value in attrs]

    def handle_data(self, data: str) -> None:
        """Called by the parser for text."""
        self.texts.append(data)


def assert_same_tags(html: str, plain: str) -> None:
    """Hostile text adds no tag and no attribute, and none of its Jinja has run."""
    one, other = Tags(html), Tags(plain)
    assert one.found == other.found
    assert "49" not in re.sub(r"\d{3,}", "", "".join(one.texts))
    assert not re.search(r"<(?:script|img|textarea)", html)
    assert not [
        value for value in one.values if value.strip().lower().startswith(("javascript:", "data:", "vbscript:"))
    ]

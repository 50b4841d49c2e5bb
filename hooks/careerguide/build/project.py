"""The project in the working folder: its settings, and where they say that data and pages are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

SETTINGS = "mkdocs.yml"


class _Loader(yaml.CSafeLoader):
    """Reads a value with a tag, which only an engine understands, as its text."""


class _ExplainingLoader(yaml.SafeLoader):
    """Reads the same ten times slower, and says better what is wrong."""


for _loader in (_Loader, _ExplainingLoader):
    _loader.add_multi_constructor("", lambda _loader, _suffix, node: str(node.value))


def read_config(project: Path) -> dict[str, Any]:
    """What `mkdocs.yml` of a project says; empty if it is no group of `key: value` lines."""
    file = project / SETTINGS
    if file.exists() and not file.is_file():
        raise OSError("it is no ordinary file")  # a pipe has no end
    text = file.read_text(encoding="utf-8")
    try:
        config = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
    except yaml.YAMLError:
        config = yaml.load(text, Loader=_ExplainingLoader)  # noqa: S506 - likewise
    return config if isinstance(config, dict) else {}


def data_folder() -> Path:
    """The data folder that the settings name; `data` if there are no settings that can be read."""
    return Path(str(_extra().get("data") or "data"))


def docs_folder() -> Path:
    """The folder of the company's own pages, likewise."""
    return Path(str(_config().get("docs_dir") or "docs"))


def _config() -> dict[str, object]:
    try:
        return read_config(Path())
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return {}


def _extra() -> dict[str, object]:
    extra = _config().get("extra")
    return extra if isinstance(extra, dict) else {}

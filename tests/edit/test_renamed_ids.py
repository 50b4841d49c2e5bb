"""After any rename, what people saved under the old id and links to the old anchor still lead to the entry."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import functools
import itertools
import re
import shutil
from pathlib import Path

import pytest
from careerguide.edit.files import write_files
from careerguide.edit.rename import renamed_texts
from careerguide.guide.guide import Guide
from careerguide.guide.link import link
from careerguide.loading.data_folder import load
from careerguide.model.kinds import KINDS
from careerguide.output import former_ids
from careerguide.pages import macros, markdown
from careerguide.pages.generated import generated_pages
from careerguide.pages.page import Settings
from careerguide.problems import errors
from careerguide.render.components import Components
from careerguide.rules import check
from support.company import DAY, tiny, write
from support.javascript import ask
from support.paths import DATA, PAGES

RENAMABLE = [kind.id for kind in KINDS.values() if kind.keeps_former_ids]
ANCHORED = [kind.id for kind in KINDS.values() if kind.keeps_former_ids and kind.list_page]


def renamed(folder: Path, kind: str, *ids: str, docs: Path | None = None) -> Guide:
    """The guide of the data in a folder after an entry got each of the ids, one after the other."""
    for old, new in itertools.pairwise(ids):
        write_files(renamed_texts(folder, docs or folder, load(folder), kind, old, new))
    loaded = load(folder)
    assert errors(check(loaded, DAY)) == []
    return link(loaded, DAY)


def test_every_kind_that_a_record_names_can_be_renamed() -> None:
    named = {kind for kind in KINDS if ask("recordsOf", names=kind, id="x")}
    assert {"role", "skill", "kpi"} <= named <= set(RENAMABLE)


@pytest.mark.parametrize("kind", RENAMABLE)
def test_records_under_any_old_id_are_read_under_the_id_of_today(kind: str, tmp_path: Path) -> None:
    """Every entry of the tiny company is renamed twice; a copy that was made before each rename is restored."""
    for number, item in enumerate(load(write(tiny(), tmp_path / "data")).of(kind)):
        folder = write(tiny(), tmp_path / str(number))
        ids = [item.id, f"{item.id}-anew", f"again-{item.id}"]
        script = former_ids.script(renamed(folder, kind, *ids))
        now = ask("recordsOf", names=kind, id=ids[-1])
        for old in [*ids, *(former for _, former in item.values(("formerly", "*")))]:
            assert ask("readAfterRename", script=script, names=kind, old=old) == [now, now], old


@pytest.mark.parametrize("kind", RENAMABLE)
def test_the_command_writes_every_old_id_under_formerly(kind: str, tmp_path: Path) -> None:
    folder = write(tiny(), tmp_path)
    item = load(folder).of(kind)[0]
    ids = [item.id, f"{item.id}-anew", f"again-{item.id}"]
    renamed(folder, kind, *ids)
    entry = next(item for item in load(folder).of(kind) if item.id == ids[-1])
    assert [id_ for _, id_ in entry.values(("formerly", "*"))][-2:] == ids[:2]


def test_the_site_has_no_old_id_of_an_entry_that_it_does_not_show() -> None:
    """The new id is a draft, so its old id would name it."""
    guide = _company()
    draft = next(iter(guide.roles))
    roles = {id_: role for id_, role in guide.roles.items() if id_ != draft}
    formerly = {"role": {"first": draft, "second": next(iter(roles))}}
    hidden = former_ids.former_ids(dc.replace(guide, roles=roles, formerly=formerly))
    assert hidden == {"role": {"second": next(iter(roles))}}


@functools.cache
def _company() -> Guide:
    return link(load(DATA), dt.date(2026, 11, 26))


@pytest.mark.slow  # reads the data of the repository for each kind
@pytest.mark.parametrize("kind", ANCHORED)
def test_the_old_anchor_is_on_the_page_of_the_entry(kind: str, tmp_path: Path) -> None:
    data, docs = tmp_path / "data", tmp_path / "docs"
    shutil.copytree(DATA, data)
    shutil.copytree(PAGES / "general", docs)
    id_ = load(data).of(kind)[-1].id
    guide = renamed(data, kind, id_, f"{id_}-anew", docs=docs)
    components = Components(guide)
    pages, problems = macros.expand_all(markdown.pages(docs), components)
    assert problems == []
    address = KINDS[kind].list_page
    every_page = (*pages, *generated_pages(components, Settings()))
    html = next(page.body for page in every_page if page.address == address)
    assert html.count(f'id="{id_}"') == 1
    assert re.search(rf'id="{id_}-anew">\s*<span id="{id_}"></span>', html)

"""A company made from a pack, and the upgrade of it; both packs and the company are folders of texts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from careerguide.loading.data_folder import load
from careerguide.pack.decisions import Decisions
from careerguide.pack.record import record_base
from careerguide.pack.upgrade import Plan, plan_upgrade
from careerguide.pack.upgrade import write as write_plan
from support.company import DAY, Texts, changed, tiny, write

SKILL = """
- id: {id}
  title: {title}
  kind: interpersonal
  cluster: communication
  summary: Does {id} well.
  levels: {{awareness: Asks for help., working: Works alone., practitioner: Takes hard cases., expert: Teaches it.}}
"""


def skill(id_: str, more: str = "") -> str:
    """A skill as YAML."""
    return SKILL.format(id=id_, title=id_.replace("-", " ").title()) + more


def company(folder: Path, pack: Texts | None = None, edits: Mapping[str, tuple[str, str]] | None = None) -> Path:
    """The data folder of a company made from the pack, and then edited: file -> old and new text."""
    texts = pack or tiny()
    data = write(texts, folder / "company" / "data")
    record_base(data, version="1", today=DAY)
    for file, (old, new) in (edits or {}).items():
        (data / file).write_text(changed(texts, file, old, new)[file], encoding="utf-8")
    return data


def upgraded(data: Path, pack: Texts, folder: Path, keep: tuple[str, ...] = (), take: tuple[str, ...] = ()) -> Plan:
    """Upgrade the company to a newer pack; the plan is written."""
    plan = planned(data, pack, folder, keep, take)
    write_plan(plan)
    return plan


def planned(data: Path, pack: Texts, folder: Path, keep: tuple[str, ...] = (), take: tuple[str, ...] = ()) -> Plan:
    """The plan of an upgrade to a newer pack."""
    newer = write(pack, folder / "newer" / "data")
    decisions = Decisions(keep, take)
    docs = data.parent / "docs"
    return plan_upgrade(data, docs, newer, version="2", decide=decisions.side, today=DAY)


def raw(data: Path, kind: str, id_: str) -> Mapping[str, object]:
    """What the data says of an entry."""
    return next(item.raw for item in load(data).of(kind) if item.id == id_)

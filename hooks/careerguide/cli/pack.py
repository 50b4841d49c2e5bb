"""`careerguide pack status`, `pack upgrade` and `pack adopt`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from careerguide import diff, problems
from careerguide.build.build_day import build_day
from careerguide.formatting import plural
from careerguide.loading.data_folder import load
from careerguide.model.kinds import KINDS

from .base import data_option, docs_option, main, valid_data

if TYPE_CHECKING:
    from careerguide.pack.decisions import Decisions
    from careerguide.pack.folder_merge import Conflict
    from careerguide.pack.upgrade import Plan


@main.group()
def pack() -> None:
    """Compare the data with the default pack, and bring changes of a newer pack."""


@pack.command("status")
@data_option
@click.option("--json", "as_json", is_flag=True, help="Write JSON for scripts.")
def status_command(data: Path, as_json: bool) -> None:
    """List what is as in the pack, what you changed, what is your own, and what you deleted."""
    from careerguide.pack import status, upgrade  # needed by this group alone, as is the merge

    loaded = load(data)
    if loaded.pack is None:
        raise click.ClickException(upgrade.NO_RECORD)
    entries = status.status(loaded)
    click.echo((status.as_json if as_json else status.as_text)(entries, loaded.pack.version), nl=False)


@pack.command("adopt")
@click.argument("folder", type=click.Path(path_type=Path, exists=True))
@data_option
def adopt_command(folder: Path, data: Path) -> None:
    """Record what came from the pack in FOLDER, for data that was copied from it by hand.

    FOLDER is the pack as it was when you copied it: a data folder or a wheel. Your data does not change.
    """
    from careerguide.pack import record
    from careerguide.pack.source import PackSourceError, opened_pack

    valid_data(data)
    try:
        with opened_pack(folder) as (source, version):
            result = record.adopt(data, source, version=version, today=build_day())
    except PackSourceError as error:
        raise click.UsageError(str(error)) from None
    except problems.DataError as error:
        raise click.ClickException(problems.as_text(error.problems)) from None
    click.echo(f"Recorded {plural(len(result.entries), 'entry', 'entries')} of the pack in {data / 'pack.lock'}.")


@pack.command("upgrade")
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path, exists=True),
    help="The newer pack: a data folder, or a wheel of careerguide. Without it, the default pack.",
)
@click.option("--dry-run", is_flag=True, help="Write nothing. Tell what would change.")
@click.option("--ours", "keep", multiple=True, metavar="ID.FIELD", help="Solve a conflict: keep your value.")
@click.option(
    "--theirs", "take", multiple=True, metavar="ID.FIELD", help="Solve a conflict: take the value of the pack."
)
@click.option("--interactive", is_flag=True, help="Ask about each conflict.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON for scripts.")
@data_option
@docs_option
def upgrade_command(
    source: Path | None,
    dry_run: bool,
    keep: tuple[str, ...],
    take: tuple[str, ...],
    interactive: bool,
    as_json: bool,
    data: Path,
    docs: Path,
) -> None:
    """Bring the changes of a newer pack into the data.

    Fields that you did not change follow the pack; yours stay. A field that both changed is a conflict: your value
    stays until you choose. Exit status 1 if conflicts are open. All files are written, or none.
    """
    from careerguide.pack import upgrade
    from careerguide.pack.decisions import Decisions, UnknownConflictError
    from careerguide.pack.source import PackSourceError, opened_pack

    try:
        decisions = Decisions(keep, take)
        with opened_pack(source) as (folder, version):
            plan = upgrade.plan_upgrade(data, docs, folder, version=version, decide=decisions.side, today=build_day())
            if interactive and plan.conflicts:
                _ask(plan, decisions)
                plan = upgrade.plan_upgrade(
                    data, docs, folder, version=version, decide=decisions.side, today=build_day()
                )
        decisions.require_known([(conflict.kind, conflict.id, conflict.field) for conflict in plan.conflicts])
        if not dry_run:
            upgrade.write(plan)
    except (PackSourceError, UnknownConflictError) as error:
        raise click.UsageError(str(error)) from None
    except upgrade.UpgradeError as error:
        raise click.ClickException(str(error)) from None
    except problems.DataError as error:
        click.echo(problems.as_text(error.problems), err=True)
        click.echo("Nothing was changed.", err=True)
        raise click.exceptions.Exit(1) from None
    click.echo(_as_json(plan) if as_json else "\n".join(_lines(plan, dry_run=dry_run)))
    sys.exit(1 if plan.conflicts else 0)


def _ask(plan: Plan, decisions: Decisions) -> None:
    """Ask for a side of each conflict; `later` leaves it open."""
    for conflict in plan.conflicts:
        click.echo("\n".join(_conflict_lines(conflict)))
        answer = click.prompt("Keep yours, take theirs, or later", type=click.Choice(["ours", "theirs", "later"]))
        decisions.add(conflict.kind, conflict.id, conflict.field, answer)


def _lines(plan: Plan, *, dry_run: bool) -> Iterator[str]:
    report = diff.compare(plan.before, plan.after, build_day())
    yield diff.as_markdown(report)
    for note in plan.notes:
        yield f"* {note.text}"
    for conflict in plan.conflicts:
        yield from _conflict_lines(conflict)
    if plan.conflicts:
        yield (
            f"{plural(len(plan.conflicts), 'conflict is', 'conflicts are')} open. Your values stay until you choose: "
            "--ours ID.FIELD, --theirs ID.FIELD, or --interactive."
        )
    counts = [f"{len(plan.added)} new", f"{len(plan.changed)} changed", f"{len(plan.removed)} removed"]
    counts += [f"{len(plan.renamed)} renamed"] if plan.renamed else []
    start = "The upgrade would write" if dry_run else "Wrote"
    yield f"{start} {plural(len(plan.texts), 'file')}; entries: {', '.join(counts)}."


def _conflict_lines(conflict: Conflict) -> Iterator[str]:
    yield f"{conflict.path}:{conflict.line}: conflict: {KINDS[conflict.kind].noun} {conflict.id}.{conflict.field}"
    yield f"  ours:   {_shown(conflict.company)}"
    yield f"  theirs: {_shown(conflict.newer)}"


def _shown(value: object) -> str:
    if value is None:
        return "(no value)"
    return problems.visible(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _as_json(plan: Plan) -> str:
    value = {
        "files": [str(file) for file in plan.texts],
        "added": [f"{kind}/{id_}" for kind, id_ in plan.added],
        "changed": [f"{kind}/{id_}" for kind, id_ in plan.changed],
        "removed": [f"{kind}/{id_}" for kind, id_ in plan.removed],
        "renamed": [{"kind": kind, "old": old, "new": new} for kind, old, new in plan.renamed],
        "notes": [{"kind": note.kind, "id": note.id, "text": note.text} for note in plan.notes],
        "conflicts": [
            {
                "kind": conflict.kind,
                "id": conflict.id,
                "field": conflict.field,
                "path": conflict.path,
                "line": conflict.line,
                "base": conflict.base,
                "ours": conflict.company,
                "theirs": conflict.newer,
            }
            for conflict in plan.conflicts
        ],
    }
    return json.dumps(value, indent=2, ensure_ascii=False)

"""The command line. Commands hand over to the rooms that know; nothing is worked out here."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import click

from . import __version__, planner, problems, publish, rules
from .guide import Guide, link
from .load import LEDGER, load
from .rules.addresses import entry_addresses
from .wishes import WITHOUT, Wishes

data_option = click.option("--data", type=click.Path(path_type=Path), default=Path("data"), show_default=True, help="The data folder.")


def build_day() -> dt.date:
    """The day the site speaks of: `SOURCE_DATE_EPOCH` if set, else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date() if epoch else dt.date.today()


def sound_guide(data: Path) -> Guide:
    """The guide, or the list of what stops it and exit status 1."""
    draft = load(data)
    found = problems.errors(rules.faults(draft))
    if found:
        click.echo(problems.as_text(found), err=True)
        raise click.exceptions.Exit(1)
    return link(draft, build_day())


def words_of_wishes(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> frozenset[str]:
    """The words that `--without` lists, by commas or by being repeated; a word that is none is named with the nearest."""
    words = frozenset(word for part in given for word in map(str.strip, part.split(",")) if word)
    for word in sorted(words - WITHOUT.keys()):
        raise click.UsageError(f"`{word}` is no word of --without. Allowed: {', '.join(WITHOUT)}.{problems.nearest(word, WITHOUT)}")
    return words


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Career guides from YAML: check the data, find routes, stage and publish the site."""


@main.command()
@data_option
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.option("--production", is_flag=True, help="Refuse the examples that came with the guide.")
def check(data: Path, form: str, production: bool) -> None:
    """Say everything that is wrong with the data. Exit status 1 if a build would stop."""
    found = rules.check(load(data), build_day(), production=production)
    show = {"text": problems.as_text, "json": problems.as_json, "github": problems.as_github}[form]
    if found or form == "json":
        click.echo(show(found))
    if form == "text":
        stops, warns = len(problems.errors(found)), len(found) - len(problems.errors(found))
        summary = f"{stops} error{'s' * (stops != 1)}, {warns} warning{'s' * (warns != 1)}."
        click.echo(summary if found else "Nothing to mend.", err=True)
    sys.exit(1 if problems.errors(found) else 0)


@main.command()
@click.argument("start", metavar="FROM")
@click.argument("end", metavar="TO")
@data_option
@click.option("--best", type=click.IntRange(1, 100), default=3, show_default=True, help="How many routes at most.")
@click.option(
    "--without",
    multiple=True,
    default=sorted(Wishes().without),
    show_default=True,
    callback=words_of_wishes,
    help=f'What to do without, instead of the default: any of {", ".join(WITHOUT)}, with commas between; "" is nothing.',
)
@click.option("--sideways", type=click.IntRange(0, 3), help="At most so many sideways moves and bridges between two roles.")
@click.option("--json", "as_json", is_flag=True, help="A list of routes with roles, moves and months, or of roles with months.")
def route(start: str, end: str, data: Path, best: int, without: frozenset[str], sideways: int | None, as_json: bool) -> None:
    """The best routes between two roles: fewest typical months, then fewest moves.

    With `any` for TO: what can be reached within 1, 3, 5 and 10 years. With `any` for FROM: where people come from.
    """
    if start == end == planner.ANY:
        raise click.UsageError("Choose where you are, or where you want to be.")
    guide = sound_guide(data)
    for id_ in (start, end):
        if id_ not in (planner.ANY, *guide.roles):
            raise click.UsageError(f"There is no role `{id_}`.{problems.nearest(id_, guide.roles)}")
    answer = planner.answer(guide, start, end, Wishes(without, sideways), best)
    click.echo(json.dumps(answer.records(), indent=2) if as_json else "\n".join(answer.lines()))


@main.command()
@click.argument("target", type=click.Path(path_type=Path, file_okay=False))
@data_option
def stage(target: Path, data: Path) -> None:
    """Write the site as plain files into TARGET, for any engine to build. TARGET is replaced."""
    from .stage import stage as write  # needed by this command alone

    if target.exists() and not (target / "mkdocs.yml").exists() and any(target.iterdir()):
        raise click.UsageError(f"`{target}` holds something else; name an empty or a new folder.")
    count = write(sound_guide(data), Path(), target)
    click.echo(f"{count} pages staged in {target}. Build them with: mkdocs build -f {target / 'mkdocs.yml'}")


@main.group()
def openings() -> None:
    """Openings from elsewhere."""


@openings.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@data_option
@click.option(
    "--columns", "map_file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="YAML that says which column is what."
)
def import_openings(file: Path, data: Path, map_file: Path | None) -> None:
    """Take the openings of an applicant-tracking system's CSV export into the data folder, all of them or none."""
    from . import openings_csv  # needed by this command alone

    how, found = openings_csv.columns(map_file) if map_file else (openings_csv.Columns(), [])
    imported, faults = openings_csv.read(file, how, load(data)) if not found else ([], [])
    if found or faults:
        click.echo(problems.as_text([*found, *faults]), err=True)
        click.echo("Nothing was imported.", err=True)
        raise click.exceptions.Exit(1)
    target = data / openings_csv.TARGET
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(openings_csv.as_yaml(imported), encoding="utf-8", newline="\n")
    click.echo(f"{len(imported)} opening{'s' * (len(imported) != 1)} written to {target}.")


@main.command()
@click.argument("site", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path("site"))
def verify(site: Path) -> None:
    """Check every link, anchor, picture and id of a built SITE."""
    from .verify import verify as read

    found = read(site)
    click.echo(problems.as_text(found) if found else "Every link leads somewhere.")
    sys.exit(1 if found else 0)


@main.command("publish")
@click.argument("site", type=click.Path(path_type=Path, file_okay=False), default=Path("site"))
def publish_command(site: Path) -> None:
    """Build the site beside SITE, verify it, and only then let it take SITE's place."""
    from .verify import verify as read

    target = publish.beside(site.absolute())
    # Not --quiet: it would drop the warnings that --strict counts.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        click.echo(done.stdout + done.stderr, err=True)
        raise click.exceptions.Exit(done.returncode)
    found = read(target)
    if found:
        click.echo(problems.as_text(found), err=True)
        click.echo(f"{site} stays as it was; the new pages are in {target}.", err=True)
        raise click.exceptions.Exit(1)
    publish.swap(target, site.absolute())
    click.echo(f"Published {sum(1 for _ in site.rglob('index.html'))} pages in {site}.")


@main.command()
@data_option
@click.option("--write", is_flag=True, help="Add them to the ledger.")
def permalinks(data: Path, write: bool) -> None:
    """Show the addresses that the ledger does not have yet. Published addresses are kept for ever."""
    people = sound_guide(data).people
    draft = load(data)
    known = {address for _, address in draft.ledger}
    shown = {f"/stories/{id_}/" for id_ in people.stories} | {f"/openings/{id_}/" for id_ in people.openings}
    new = sorted((entry_addresses(draft) | shown) - known)
    click.echo("\n".join(new) if new else "The ledger has every address.")
    if write and new:
        head = "# Every address ever published, one a line. Never delete one: `careerguide check` says what to do instead.\n"
        ledger = data / LEDGER
        ledger.write_text(head + "\n".join(sorted(known | set(new))) + "\n", encoding="utf-8")


@main.command()
@click.option("--folder", type=click.Path(path_type=Path, file_okay=False), default=Path("schemas"), show_default=True)
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit status 1 where a file is stale.")
def schemas(folder: Path, only_check: bool) -> None:
    """Write the JSON Schemas that editors use, from the model."""
    from .schemas import schemas as generated

    stale = [(name, text) for name, text in generated() if not (folder / name).is_file() or (folder / name).read_text("utf-8") != text]
    for name, text in stale:
        click.echo(f"{'Stale' if only_check else 'Written'}: {folder / name}")
        if not only_check:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    sys.exit(1 if only_check and stale else 0)

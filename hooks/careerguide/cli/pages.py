"""`careerguide pages`: the default pages, and which of them the company has replaced or left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from careerguide import problems
from careerguide.pages import markdown
from careerguide.pages.default_pages import DefaultPages

from .base import main


@main.group("pages", invoke_without_command=True)
@click.pass_context
def pages_group(context: click.Context) -> None:
    """List the default pages: as shipped, replaced by a page of yours, or left out."""
    if context.invoked_subcommand is None:
        docs, defaults = _settings()
        for line in _listed(docs, defaults):
            click.echo(line)


@pages_group.command("copy")
@click.argument("names", metavar="PAGE...", nargs=-1, required=True)
def copy_command(names: tuple[str, ...]) -> None:
    """Copy default pages into your own folder, such as guide/myths.md, so that you can change them.

    A copy replaces the default page on your site. The command never writes over a file.
    """
    docs, defaults = _settings()
    files = DefaultPages(defaults.pack, folder=defaults.folder).files()
    for name in names:
        if name not in files:
            suggestion = problems.nearest(name, files)
            raise click.UsageError(
                f"There is no default page `{name}`.{problems.did_you_mean(suggestion)} `careerguide pages` lists them."
            )
        if (docs / name).exists():
            raise click.UsageError(f"`{docs / name}` is there already. Nothing was copied.")
    for name in names:
        target = docs / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(files[name].read_text(encoding="utf-8"), encoding="utf-8", newline="\n")
        click.echo(f"Copied {target}. It replaces the default page from now on.")
        if name in defaults.exclude:
            click.echo(f"`{name}` is still under `exclude` in mkdocs.yml. Your own page is shown all the same.")


def _settings() -> tuple[Path, DefaultPages]:
    """The folder of the company's pages, and the default pages, as mkdocs.yml of this folder says."""
    from careerguide.build.extra import default_pages_of, read_extra  # needed by this command alone
    from careerguide.build.project import read_config

    project = Path()
    try:
        config = read_config(project)
        extra = read_extra(config.get("extra"), project / "mkdocs.yml")
    except FileNotFoundError:
        raise click.UsageError("There is no mkdocs.yml here. Run the command in the folder of your guide.") from None
    except problems.DataError as error:
        click.echo(str(error), err=True)
        raise click.exceptions.Exit(1) from None
    return project / str(config.get("docs_dir") or "docs"), default_pages_of(extra)


def _listed(docs: Path, defaults: DefaultPages) -> Iterator[str]:
    written = {page.path for page in markdown.pages(docs)}
    used = defaults.files()
    width = max(len(path) for path in defaults.every_path())
    states = {path: _state(path, written, used, defaults) for path in sorted(defaults.every_path())}
    for path, state in states.items():
        yield f"{path:<{width}}  {state}"
    for path in sorted(written - states.keys()):
        yield f"{path:<{width}}  your own"


def _state(path: str, written: set[str], used: dict[str, Path], defaults: DefaultPages) -> str:
    if path in written:
        return "replaced by yours"
    if path in used:
        return "as shipped"
    if path in defaults.exclude:
        return "left out"
    return "not used: it belongs to the pack " + " or ".join(
        pack for pack in defaults.packs() if path in DefaultPages(pack, folder=defaults.folder).files()
    )

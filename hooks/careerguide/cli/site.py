"""Commands that make the site: `stage`, `verify`, `publish`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click

from careerguide import problems
from careerguide.build import atomic_swap
from careerguide.build.build_day import build_day

from .base import data_option, main


@main.command()
@click.argument("target", type=click.Path(path_type=Path, file_okay=False))
@data_option
def stage(target: Path, data: Path) -> None:
    """Write the site as plain files into TARGET, for any engine to build. TARGET is replaced."""
    from careerguide.build import stage as staging  # needed by this command alone
    from careerguide.build.pipeline import assemble
    from careerguide.build.settings import build_settings, read_config

    if target.exists() and not (target / "mkdocs.yml").exists() and any(target.iterdir()):
        raise click.UsageError(f"`{target}` holds something else; name an empty or a new folder.")
    config = read_config(Path())
    try:
        site = assemble(build_settings(config, Path(), data, build_day()))
    except problems.DataError as error:
        click.echo(str(error), err=True)
        raise click.exceptions.Exit(1) from None
    count = staging.stage(site, config, target)
    click.echo(f"{count} pages staged in {target}. Build them with: mkdocs build -f {target / 'mkdocs.yml'}")


@main.command()
@click.argument("site", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path("site"))
def verify(site: Path) -> None:
    """Check every link, anchor, picture and id of a built SITE."""
    from careerguide.build.link_check import verify as read

    found = read(site)
    click.echo(problems.as_text(found) if found else "Every link leads somewhere.")
    sys.exit(1 if found else 0)


@main.command("publish")
@click.argument("site", type=click.Path(path_type=Path, file_okay=False), default=Path("site"))
def publish_command(site: Path) -> None:
    """Build the site beside SITE, verify it, and only then let it take SITE's place."""
    from careerguide.build.link_check import verify as read

    target = atomic_swap.beside(site.absolute())
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
    atomic_swap.swap(target, site.absolute())
    click.echo(f"Published {sum(1 for _ in site.rglob('index.html'))} pages in {site}.")

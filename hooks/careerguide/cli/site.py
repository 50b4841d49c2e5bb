"""The commands that build and check the site: `stage`, `verify`, `publish`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click

from careerguide import problems
from careerguide.build import atomic_swap
from careerguide.build.build_day import build_day, build_moment
from careerguide.guide.history import NOTICE

from .base import data_option, main


@main.command()
@click.argument("target", type=click.Path(path_type=Path, file_okay=False))
@data_option
def stage(target: Path, data: Path) -> None:
    """Write the site as files that any engine can build.

    The command replaces the folder TARGET.
    """
    from careerguide.build import stage as staging  # needed by this command alone
    from careerguide.build.pipeline import assemble
    from careerguide.build.settings import build_settings, read_config

    if target.exists() and not (target / "mkdocs.yml").exists() and any(target.iterdir()):
        raise click.UsageError(f"`{target}` has other files in it. Name an empty folder or a new one.")
    try:
        config = read_config(Path())
        site = assemble(build_settings(config, Path(), data, build_day(), build_moment()))
    except problems.DataError as error:
        click.echo(str(error), err=True)
        raise click.exceptions.Exit(1) from None
    if site.guide.history.problem:
        click.echo(site.guide.history.problem, err=True)
    count = staging.stage(site, config, target)
    click.echo(f"{count} pages staged in {target}. Build them with: mkdocs build -f {target / 'mkdocs.yml'}")


@main.command()
@click.argument("site", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path("site"))
def verify(site: Path) -> None:
    """Check every link, anchor, picture and id of a site.

    SITE is the folder of the built site. Exit status 1 if something is wrong.
    """
    from careerguide.build.link_check import verify as check_links

    site_problems = check_links(site)
    click.echo(problems.as_text(site_problems) if site_problems else "All links work.")
    sys.exit(1 if site_problems else 0)


@main.command("publish")
@click.argument("site", type=click.Path(path_type=Path, file_okay=False), default=Path("site"))
def publish_command(site: Path) -> None:
    """Build the site, check it, and then replace SITE.

    The new site is built in another folder. If the build or a check fails, SITE does not change.
    """
    from careerguide.build.link_check import verify as check_links

    target = atomic_swap.beside(site.absolute())
    # Not --quiet: it would drop the warnings that --strict counts.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        click.echo(done.stdout + done.stderr, err=True)
        raise click.exceptions.Exit(done.returncode)
    for line in done.stderr.splitlines():
        if NOTICE in line:
            click.echo(line[line.index(NOTICE) :], err=True)
    site_problems = check_links(target)
    if site_problems:
        click.echo(problems.as_text(site_problems), err=True)
        click.echo(f"{site} did not change. The new pages are in {target}.", err=True)
        raise click.exceptions.Exit(1)
    atomic_swap.swap(target, site.absolute())
    click.echo(f"Published {sum(1 for _ in site.rglob('index.html'))} pages in {site}.")

"""The commands that build and check the site: `stage`, `verify`, `publish`."""

from __future__ import annotations

import functools
import sys
import time
from pathlib import Path

import click

from careerguide import problems
from careerguide.build import atomic_swap, delivery
from careerguide.build.audience_variable import INSIDE, PUBLIC
from careerguide.build.build_day import build_day, build_moment

from .base import data_option, main, valid_data

# Audience -> the folder of its site, so that no command puts one in the place of the other.
SITES = {INSIDE: "site", PUBLIC: "site-public"}


@main.command()
@click.argument("target", type=click.Path(path_type=Path, file_okay=False))
@data_option
def stage(target: Path, data: Path) -> None:
    """Write the site as files that any engine can build.

    The command replaces the folder TARGET.
    """
    from careerguide.build import stage as staging  # needed by this command alone
    from careerguide.build.pipeline import assemble
    from careerguide.build.publish import read_settings
    from careerguide.build.settings import build_settings

    if target.exists() and not (target / "mkdocs.yml").exists() and any(target.iterdir()):
        raise click.UsageError(f"`{target}` has other files in it. Name an empty folder or a new one.")
    config, unreadable = read_settings()
    if unreadable:
        click.echo(problems.as_text(unreadable), err=True)
        raise click.exceptions.Exit(1)
    try:
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
    from careerguide.build.publish import site_url

    site_problems = check_links(site, site_url())
    click.echo(problems.as_text(site_problems) if site_problems else "All links work.")
    sys.exit(1 if site_problems else 0)


@main.command("publish")
@click.argument("site", type=click.Path(path_type=Path, file_okay=False), required=False)
@click.option(
    "--audience",
    type=click.Choice((INSIDE, PUBLIC)),
    default=INSIDE,
    help="Who the site is for. For people outside (public), it has only what data/audience.yaml lists.",
)
@click.option("--compress", is_flag=True, help="Also write a copy in gzip beside each text, for web servers.")
@click.option(
    "--grace",
    type=click.IntRange(0, 3600),
    default=0,
    help="Seconds for which the scripts and data of the release before stay, for pages that are loading.",
)
@click.option(
    "--offline",
    "copy",
    type=click.Path(path_type=Path),
    help="Also write a copy into this folder that opens from a stick or a shared folder, without a server.",
)
@click.option("--zip", "as_zip", is_flag=True, help="With --offline: also write the copy as a zip beside its folder.")
def publish_command(
    site: Path | None, audience: str, compress: bool, grace: int, copy: Path | None, as_zip: bool
) -> None:
    """Build the site, check it, and then replace SITE: the folder `site`, or `site-public` for people outside.

    The new site is built in another folder. If the build or a check fails, SITE does not change.
    A file with the same bytes as before keeps its time, so that browsers keep their copies.
    """
    from careerguide.build import offline, project, publish  # needed by this command alone

    if copy is None and as_zip:
        raise click.UsageError("`--zip` needs `--offline` with the folder of the copy.")
    if copy and not offline.is_free(copy):
        raise click.UsageError(f"`{copy}` has other files in it. Name an empty folder or a new one.")
    valid_data(project.data_folder())
    site = site or Path(SITES[audience])
    target = atomic_swap.beside(site.absolute())
    site_problems: list[problems.Problem] = publish.settings_problems(audience)
    notices: list[str] = []
    if not site_problems:
        site_problems, notices = publish.build(target, audience)
    click.echo("\n".join(notices), err=True, nl=bool(notices))
    if site_problems:
        click.echo(problems.as_text(site_problems), err=True)
        where = f" The new pages are in {target}." if target.exists() else ""
        click.echo(f"{site} did not change.{where}", err=True)
        raise click.exceptions.Exit(1)
    wait = functools.partial(time.sleep, grace) if grace else None
    delivery.put(target, site.absolute(), compress=compress, wait=wait)
    click.echo(f"Published {sum(1 for _ in site.rglob('index.html'))} pages in {site}.")
    if copy:
        count = offline.write(site, copy)
        click.echo(f"Wrote a copy of {count} files in {copy}. To read it, open {copy / offline.START}.")
        if as_zip:
            archive = copy.with_name(f"{copy.name}.zip")
            archive.write_bytes(offline.zipped(copy))
            click.echo(f"The copy is also in {archive}.")

"""`careerguide font`: fetch the font of the default look."""

from __future__ import annotations

import click

from .base import main


@main.command("font")
def font_command() -> None:
    """Fetch the site's font, Atkinson Hyperlegible Next (25 KB), from its npm package.

    The font is put beside the installed packages, where each build looks for it. Without it, the site has a font
    of the reader's system. A company's font (`extra.font` in mkdocs.yml) replaces it.
    """
    from careerguide.build import default_font, font_setup  # needed by this command alone

    fonts = default_font.folder()
    if font_setup.is_complete(fonts):
        click.echo(f"{default_font.FAMILY} is here: {fonts}")
        return
    try:
        font_setup.fetch(fonts)
    except font_setup.FontSetupError as error:
        click.echo(
            f"The site is shown in fonts of the system, as {default_font.FAMILY} cannot be fetched ({error}). "
            "To try again, run: careerguide font",
            err=True,
        )
        raise click.exceptions.Exit(1) from None
    click.echo(f"Fetched {default_font.FAMILY}: {fonts}")

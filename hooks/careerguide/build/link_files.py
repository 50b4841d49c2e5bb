"""The files of short links, beside the page that redirects: the picture that messages show, and the QR code."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from careerguide.guide import short_links
from careerguide.guide.guide import Guide
from careerguide.render import link_card, qr_code
from careerguide.render.link_card import STEPS, CardLook, CardTexts

from .kept_files import kept
from .look import DEFAULT_BRAND, Look

# A change of the drawing needs another one.
_METHOD = "2"


def link_files(guide: Guide, look: Look, site_url: str, site_name: str) -> Iterator[tuple[str, bytes | Path]]:
    """Path inside the site and content of each file. The site for people outside has no codes to print.

    A role that has taken over others has the files of their short links too: systems keep these addresses.
    """
    styles = _card_look(look)
    fonts = [hashlib.sha256(file.read_bytes()).hexdigest() for file in (*styles.bold, *styles.regular)]
    made_by = f"{_METHOD} {version('pillow')} {version('segno')}"
    roles = short_links.roles_of(guide.short_links, guide.formerly.get("role", {}), guide.roles)
    for address, id_ in roles.items():
        texts = _card_texts(guide, id_, site_name)
        make = functools.partial(link_card.card, texts, styles)
        yield f"{address[1:]}card.png", kept(f"{made_by} {texts} {styles.brand} {fonts}", ".png", make)
        link = guide.link_to_send(id_, site_url, address)
        if not link.startswith("/") and not guide.audience:
            for form in ("svg", "png"):
                code = functools.partial(qr_code.picture, link, form)
                yield f"{address[1:]}qr.{form}", kept(f"{made_by} {link}", f".{form}", code)


def _card_texts(guide: Guide, id_: str, site_name: str) -> CardTexts:
    role = guide.roles[id_]
    track = guide.track_of(role)
    steps = tuple(move.end.title for move in guide.road(id_, STEPS))
    return CardTexts(track.title if track else "", role.title, steps, site_name)


def _card_look(look: Look) -> CardLook:
    """The brand and the fonts of the site. Fonts of one weight serve both."""
    regular, bold = look.files.get(("font", "file")), look.files.get(("font", "bold"))
    files = tuple(file.source for file in (bold, regular) if file)
    return CardLook(look.brand or DEFAULT_BRAND, files, files[::-1])

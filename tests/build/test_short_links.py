"""Short links of roles: each always leads to its role, and has what recruiters send beside it."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path

import zxingcpp
from careerguide.edit.files import write_files
from careerguide.edit.rename import renamed_texts
from careerguide.guide.addresses import redirects
from careerguide.guide.guide import Guide
from careerguide.loading.data_folder import load
from careerguide.loading.loaded_data import renamed
from careerguide.render.qr_code import qr_code
from careerguide.rules import check
from careerguide.rules.addresses import entry_addresses
from PIL import Image
from support.company import DAY
from support.paths import DATA, PAGES

SITE = "http://careers.example.internal"
# What is on the page of a role, and must not be sent: how its targets and its conditions are written there.
TARGET = re.compile(r"\d+(?:\.\d+)? ?(?:%|seconds|minutes)|\bgate\b|\bcondition\b", re.IGNORECASE)


def page(site: Path, address: str) -> str:
    return (site / address.strip("/") / "index.html").read_text(encoding="utf-8")


def sent_texts(links: str) -> list[str]:
    """The texts that a person copies from a page of links."""
    return [html.unescape(text) for text in re.findall(r"<pre[^>]*>(.*?)</pre>", links, re.DOTALL)]


def test_every_role_has_a_short_link_that_leads_to_it(guide: Guide, site: Path) -> None:
    assert set(guide.short_addresses) == set(guide.roles)
    assert len(set(guide.short_addresses.values())) == len(guide.roles)
    for id_, address in guide.short_addresses.items():
        short = page(site, address)
        assert f'url=../../roles/{id_}/"' in short
        assert f'<a href="../../roles/{id_}/">' in short
        assert f'<meta property="og:title" content="{html.escape(guide.roles[id_].title)}">' in short


def test_every_code_is_read_back(guide: Guide, site: Path) -> None:
    wrong = {}
    for id_, address in guide.short_addresses.items():
        read = zxingcpp.read_barcodes(Image.open(site / address[1:] / "qr.png").convert("L"))
        if [code.text for code in read] != [SITE + address]:
            wrong[id_] = read
    assert wrong == {}


def test_the_code_as_a_drawing_is_the_same(guide: Guide, site: Path) -> None:
    for address in guide.short_addresses.values():
        drawing = (site / address[1:] / "qr.svg").read_text(encoding="utf-8")
        assert f' d="{qr_code(SITE + address).path}"' in drawing


def test_every_picture_is_as_large_as_previews_want_and_is_named(guide: Guide, site: Path) -> None:
    pictures = set()
    for id_, address in guide.short_addresses.items():
        file = site / address[1:] / "card.png"
        with Image.open(file) as picture:
            assert picture.size == (1200, 630)
            assert len(picture.getcolors(256) or []) > 20  # more than an empty sheet
        pictures.add(file.read_bytes())
        named = f'<meta property="og:image" content="{SITE}{address}card.png">'
        assert named in page(site, f"roles/{id_}")
        assert named in page(site, address)
    assert len(pictures) == len(guide.roles)


def test_every_text_names_the_role_and_its_link_and_nothing_from_inside(guide: Guide, site: Path) -> None:
    desks = {ambassador.ask.removeprefix("mailto:") for ambassador in guide.people.ambassadors}
    for id_, address in guide.short_addresses.items():
        role = guide.roles[id_]
        texts = sent_texts(page(site, f"roles/{id_}/links"))
        assert len(texts) == 3
        assert [len(text) for text in texts] == sorted(len(text) for text in texts)
        for text in texts:
            assert role.title in text
            assert role.summary in text
            assert f"{SITE}{address}" in text
            rest = text.replace(role.summary, "").replace(role.reality.day or "" if role.reality else "", "")
            assert not TARGET.search(rest), text
            assert not any(desk in text for desk in desks)
        road = guide.road(id_, 3)
        assert all(move.end.title in texts[2] for move in road)
        assert all(f"{move.after.typical} month" in texts[2] for move in road if not move.after.unknown)
        estimates = [move for move in road if move.entry.confidence == "low" and not move.after.unknown]
        assert texts[2].count("our own estimate") == len(estimates)


def test_a_role_renamed_twice_answers_on_its_first_short_link(guide: Guide, tmp_path: Path) -> None:
    first, second, third = "team-leader", "shift-leader", "floor-leader"
    data, pages_folder = tmp_path / "data", tmp_path / "pages"
    shutil.copytree(DATA, data)
    shutil.copytree(PAGES, pages_folder)
    for old, new in ((first, second), (second, third)):
        write_files(renamed_texts(data, pages_folder, load(data), "role", old, new))
    loaded = load(data)
    assert [problem for problem in check(loaded, DAY) if problem.severity == "error"] == []
    pages = entry_addresses(loaded)
    ledger = [address for _, address in loaded.ledger]
    served = redirects(pages, renamed(loaded), ledger, loaded.short_links)
    assert served[guide.short_addresses[first]] == f"/roles/{third}/"
    assert {link.address for link in loaded.short_links} == set(guide.short_addresses.values())

"""A person who withdraws leaves the whole site: no byte of name or picture stays, and old links still work."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from careerguide import photographs
from careerguide.build.link_check import verify
from support import project
from support.company import write
from support.people_factory import company, story
from support.pictures import photograph

PICTURE = photograph(".png")
NAME = b"Maya Raghunathan"
pytestmark = pytest.mark.slow
TEXTS = company(
    stories__over_two_tries=story(
        "agent",
        "senior",
        title="Mayas two tries",
        leader="consent: {given: 2026-01-01, until: 2026-11-30}",
        more=f"leader: {{role: senior, site: Pune, name: {NAME.decode()}, picture: portrait.png}}",
    )
)
# Noon of 30 November and of 1 December 2026.
LAST_DAY, DAY_AFTER = "1796040000", "1796126400"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = project.make(tmp_path_factory.mktemp("withdrawn") / "project", TEXTS)
    pictures = made / "data" / "stories" / "pictures"
    pictures.mkdir()
    (pictures / "portrait.png").write_bytes(PICTURE)
    (pictures / "nobody.png").write_bytes(photograph(".png", 300, 300) + b"someone whose story is not told")
    return made


def built(folder: Path, epoch: str) -> dict[str, bytes]:
    """File inside the site -> its bytes, built on a day; every link in it leads somewhere."""
    done = project.build(folder, "--strict", SOURCE_DATE_EPOCH=epoch)
    assert done.returncode == 0, done.stderr
    site = folder / "site"
    assert verify(site) == []
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def holding(site: dict[str, bytes], text: bytes) -> set[str]:
    return {name for name, raw in site.items() if text in raw}


@pytest.fixture(scope="module")
def withdrawn(folder: Path) -> dict[str, bytes]:
    """The site on the day after consent ended, built over the site of the last day, which showed the story."""
    shown = built(folder, LAST_DAY)
    assert holding(shown, NAME) >= {
        "stories/over-two-tries/index.html",
        "stories/index.html",
        "moves/agent/senior/index.html",
        "roles/agent/index.html",
        "api/v1/stories.json",
        "kit/index.html",
    }
    assert holding(shown, b"Mayas two tries") >= {"feeds/stories.xml", "api/v1/search/names.json"}
    assert holding(shown, PICTURE) == set()
    assert len(faces(shown)) == len(kept(folder)) == 2
    after = built(folder, DAY_AFTER)
    assert [holding(after, face) for face in faces(shown).values()] == [set()] * 2
    return after


def faces(site: dict[str, bytes]) -> dict[str, bytes]:
    """The photographs of people in a site."""
    return {name: raw for name, raw in site.items() if name.startswith("stories/pictures/")}


def kept(folder: Path) -> list[Path]:
    """The photographs that are kept for the next build."""
    kept_here = Path(sys.prefix) / "share" / "careerguide" / "photographs"
    return list((kept_here / photographs.kept_folder(folder / "data").name).glob("*"))


@pytest.mark.parametrize("text", [NAME, b"Maya", PICTURE, b"portrait.png", b"It took two tries", b"story is not told"])
def test_nothing_of_the_story_is_left_after_consent_ended(text: bytes, withdrawn: dict[str, bytes]) -> None:
    """On the last day it is in pages, search, feed, JSON and picture."""
    assert holding(withdrawn, text) == set()


def test_no_photograph_is_kept_after_consent_ended(folder: Path, withdrawn: dict[str, bytes]) -> None:
    assert (faces(withdrawn), kept(folder)) == ({}, [])


def test_an_old_link_to_the_story_leads_to_the_others(withdrawn: dict[str, bytes]) -> None:
    assert b"url=../../stories/" in withdrawn["stories/over-two-tries/index.html"]


def test_deleting_the_file_is_enough(folder: Path, withdrawn: dict[str, bytes]) -> None:
    """With its address in the ledger, the link still works."""
    assert withdrawn
    (folder / "data" / "stories" / "over-two-tries.yaml").unlink()
    write({"permalinks.txt": "/stories/over-two-tries/\n"}, folder / "data")
    after = built(folder, LAST_DAY)
    assert [holding(after, text) for text in (NAME, PICTURE, b"It took two tries")] == [set()] * 3
    assert b"url=../../stories/" in after["stories/over-two-tries/index.html"]

"""What a built site has for web servers: kept times, copies in gzip, the release before for pages that are loading."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

from careerguide.build import delivery

THEN = 1_790_000_000


def fill(folder: Path, files: dict[str, str], time: int = THEN) -> Path:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        os.utime(file, (time, time))
    return folder


def names(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def released(folder: Path, release: str, **more: str) -> Path:
    files = {
        "index.html": release,
        f"assets/{release}/main.js": release,
        f"assets/{release}/api/v1/graph.json": "{}",
        "assets/careerguide/main.js": f"export * from '../{release}/main.js';",
        "assets/careerguide/release.json": json.dumps({"release": release}),
    }
    return fill(folder, files | more)


def test_only_a_file_with_the_same_bytes_keeps_its_time(tmp_path: Path) -> None:
    site = fill(tmp_path / "site", {"same.html": "a", "changed.html": "b", "gone.html": "c"})
    built = fill(tmp_path / "built", {"same.html": "a", "changed.html": "B", "new.html": "d"}, THEN + 50)
    assert delivery.keep_times(built, site) == 1
    times = {name: int((built / name).stat().st_mtime) for name in names(built)}
    assert times == {"same.html": THEN, "changed.html": THEN + 50, "new.html": THEN + 50}


def test_a_changed_file_is_newer_in_whole_seconds_even_after_a_fast_or_wrong_clock(tmp_path: Path) -> None:
    """Else a file of the same size would have the same ETag, and browsers would keep the old text."""
    for late in (0, 3600):
        site = fill(tmp_path / f"site{late}", {"a.html": "old"}, THEN + late)
        built = fill(tmp_path / f"built{late}", {"a.html": "new"})
        delivery.keep_times(built, site)
        assert int((built / "a.html").stat().st_mtime) == THEN + late + 1


def test_copies_in_gzip_are_the_texts_the_same_each_time_and_as_old_as_they(tmp_path: Path) -> None:
    texts = {
        name: name * 200 for name in ("a/index.html", "b.css", "c.js", "d.json", "e.xml", "f.ics", "g.csv", "h.svg")
    }
    bytes_of = []
    for number in range(2):
        site = fill(tmp_path / str(number), texts | {"p.png": "p" * 900, "short.json": "{}"})
        assert delivery.write_copies(site) == len(texts)
        copies = {name: (site / f"{name}.gz").read_bytes() for name in texts}
        assert {name: gzip.decompress(copy).decode() for name, copy in copies.items()} == texts
        assert {(site / f"{name}.gz").stat().st_mtime for name in texts} == {THEN}
        assert len(names(site)) == 2 * len(texts) + 2
        bytes_of.append(copies)
    assert bytes_of[0] == bytes_of[1]


def test_the_release_before_stays_and_goes_without_a_trace(tmp_path: Path) -> None:
    site = released(tmp_path / "site", "aaaaaaaa", **{"assets/stylesheets/main.1111.min.css": "old", "old.json": "x"})
    built = released(tmp_path / "built", "bbbbbbbb", **{"assets/stylesheets/main.2222.min.css": "new"})
    before = names(built)
    added = delivery.keep_release(built, site)
    assert sorted(map(str, added)) == [
        "assets/aaaaaaaa/api/v1/graph.json",
        "assets/aaaaaaaa/main.js",
        "assets/stylesheets/main.1111.min.css",
    ]
    assert (built / "assets/careerguide/main.js").read_text("utf-8") == "export * from '../bbbbbbbb/main.js';"
    assert json.loads((built / "assets/careerguide/release.json").read_text("utf-8")) == {"release": "bbbbbbbb"}
    delivery.drop(built, added)
    assert names(built) == before
    assert not (built / "assets/aaaaaaaa").exists()


def test_a_release_that_a_killed_publish_left_is_not_kept_again(tmp_path: Path) -> None:
    """Its data may name people who have withdrawn their consent."""
    site = released(tmp_path / "site", "bbbbbbbb", **{"assets/aaaaaaaa/main.js": "left", "assets/aaaaaaaa/a.json": "1"})
    built = released(tmp_path / "built", "cccccccc")
    assert {path.parts[1] for path in delivery.keep_release(built, site)} == {"bbbbbbbb"}


def test_a_site_without_a_release_leaves_nothing(tmp_path: Path) -> None:
    built = released(tmp_path / "built", "bbbbbbbb")
    for number, text in enumerate(("{", "[]", '{"release": 4}', "{}")):
        site = fill(tmp_path / str(number), {"assets/careerguide/release.json": text, "assets/aaaaaaaa/main.js": "a"})
        assert delivery.keep_release(built, site) == []
    assert delivery.keep_release(built, tmp_path / "nothing") == []

"""The copy for a stick: links to files, checksums, the same bytes each time, and folders that it may replace."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from careerguide.build import offline

PAGE = b"""<title>Guide</title>
<script type="module" src="./assets/0123abcd/main.js"></script>
<a href="roles/?a=1#b">R</a>"""
SITE = {
    "index.html": PAGE,
    "assets/0123abcd/main.js": b'import{$a}from"./chunks/a.js";import("./chunks/a.js");export{$a};',
    "assets/0123abcd/chunks/a.js": b"const $a=import.meta.url;export{$a};",
    "assets/0123abcd/api/v1/graph.json": b"{}",
}


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("../roles/", "../roles/index.html"),
        ("..", "../index.html"),
        (".", "./index.html"),
        ("", ""),
        ("a.csv", "a.csv"),
        ("../a/b.html", "../a/b.html"),
    ],
)
def test_link_names_the_file_that_a_server_shows(address: str, file: str) -> None:
    assert offline.file_address(address) == file


def test_page_has_one_usual_script_and_keeps_query_and_anchor() -> None:
    page = offline.page_for_a_disk(PAGE.decode())
    assert '<script defer src="./assets/0123abcd/offline.js">' in page
    assert 'href="roles/index.html?a=1#b"' in page


def test_link_to_another_site_stays() -> None:
    link = '<a href="https://example.org/a/">A</a><a href="mailto:a@example.org">B</a>'
    assert offline.page_for_a_disk(link) == link


def test_no_statement_of_a_module_is_left() -> None:
    script = dict(offline.offline(SITE))["guide/assets/0123abcd/offline.js"].decode()
    assert 'const{$a}=takes("chunks/a.js");later("./chunks/a.js");gives({$a});' in script
    assert "import.meta" not in script


def test_a_module_that_is_in_no_chunk_gives_its_exports() -> None:
    module = b"export const one=1;export async function two(){return'export const three'}"
    script = dict(offline.offline({**SITE, "assets/0123abcd/my/alone.js": module}))["guide/assets/0123abcd/offline.js"]
    assert b"const one=1;async function two(){" in script
    assert b"gives({one,two});" in script


def test_checksums_are_of_every_other_file() -> None:
    files = dict(offline.offline(SITE))
    sums = files.pop(offline.CHECKSUMS).decode().splitlines()
    assert sums == [f"{hashlib.sha256(content).hexdigest()}  {path}" for path, content in sorted(files.items())]


def test_same_site_gives_the_same_zip(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for path, content in SITE.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    target = tmp_path / "copy"
    offline.write(site, target)
    first = offline.zipped(target)
    assert offline.is_free(target)
    offline.write(site, target)
    assert offline.zipped(target) == first


def test_a_copy_that_cannot_be_written_leaves_the_earlier_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, target = tmp_path / "site", tmp_path / "copy"
    for path, content in SITE.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    offline.write(site, target)
    earlier = offline.zipped(target)

    def full(file: Path, content: bytes) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", full)
        with pytest.raises(OSError, match="No space"):
            offline.write(site, target)
    assert offline.zipped(target) == earlier
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy", "site"]


def test_folder_with_other_files_is_not_free(tmp_path: Path) -> None:
    assert offline.is_free(tmp_path)
    (tmp_path / "letter.txt").touch()
    assert not offline.is_free(tmp_path)


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "desktop.ini"])
def test_a_copy_that_somebody_looked_at_is_replaced(name: str, tmp_path: Path) -> None:
    for path in (offline.CHECKSUMS, offline.START, offline.INSIDE, name):
        (tmp_path / path).touch()
    assert offline.is_free(tmp_path)


def test_the_page_that_only_a_server_shows_is_not_copied() -> None:
    assert [path for path in dict(offline.offline({**SITE, "404.html": PAGE})) if "404" in path] == []

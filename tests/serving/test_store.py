"""`serving/put.sh` and `serving/swap.sh`: readers never meet a page that points at a missing file."""

from __future__ import annotations

import functools
import http.client
import os
import re
import shutil
import subprocess
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import bucket, nginx, releases
from support.bucket import Bucket
from support.install_tools import needed
from support.paths import ROOT

pytestmark = pytest.mark.slow

_LINK = re.compile(rb"""\s(?:href|src)="([^"#?]*)""")


def put(site: Path, store: Bucket, folder: Path) -> None:
    """Run the script for a store, with a remote that rclone knows by its environment."""
    remote = {
        "TYPE": "s3",
        "PROVIDER": "Other",
        "ENDPOINT": f"http://127.0.0.1:{store.port}",
        "ACCESS_KEY_ID": "a",
        "SECRET_ACCESS_KEY": "b",
        "NO_CHECK_BUCKET": "true",
    }
    env = {
        "PATH": f"{Path(needed('rclone')).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        **{f"RCLONE_CONFIG_STORE_{key}": value for key, value in remote.items()},
    }
    command = [str(ROOT / "serving" / "put.sh"), str(site), f"store:{bucket.NAME}", "0"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def files(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


@functools.cache
def targets(key: str, html: bytes) -> frozenset[str]:
    """The keys of the files that a page points at."""
    return frozenset(_targets(key, html))


def _targets(key: str, html: bytes) -> Iterator[str]:
    for link in _LINK.findall(html):
        url = urllib.parse.urljoin(f"http://site/{key}", link.decode())
        if url.startswith("http://site/"):
            path = urllib.parse.unquote(url.removeprefix("http://site/"))
            yield f"{path}index.html" if not path or path.endswith("/") else path


def missing_at_each_moment(store: Bucket, changes: list[bucket.Change], present: dict[str, bytes]) -> list[str]:
    """What a page would miss, after each of the changes.

    New pages that no page leads to yet may come one by one, and pages that no page leads to any more may go so.
    """
    gone: list[str] = []
    last = {key for key, entry in store.objects.items() if entry.body is not None}
    for change in changes:
        new = change.key not in present
        if change.body is None:
            present.pop(change.key)
            pages = [key for key, body in present.items() if key.endswith(".html") and change.key in targets(key, body)]
            page = change.key.endswith(".html")
            gone += [f"{key} lost {change.key}" for key in pages if key in last or not page]
            continue
        present[change.key] = change.body
        if change.key.endswith(".html"):
            wanted = [key for key in targets(change.key, change.body) if not (new and key.endswith(".html"))]
            gone += [f"{change.key} lacks {key}" for key in wanted if key not in present]
    assert present == {key: entry.body for key, entry in store.objects.items()}
    return gone


@pytest.fixture(scope="module")
def stores(sites: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Bucket, int]]:
    """A store with the second site after the first, and the number of changes that the first took."""
    folder = tmp_path_factory.mktemp("store")
    with bucket.serve() as store:
        put(sites["first"], store, folder)
        first = len(store.changes)
        put(sites["second"], store, folder)
        yield store, first


def test_the_store_has_the_site_and_nothing_else(stores: tuple[Bucket, int], sites: dict[str, Path]) -> None:
    store, first = stores
    assert {key: entry.body for key, entry in store.objects.items()} == files(sites["second"])
    put_first = {change.key: change.body for change in store.changes[:first]}
    assert put_first == files(sites["first"])


def test_at_no_moment_a_page_points_at_a_missing_file(stores: tuple[Bucket, int], sites: dict[str, Path]) -> None:
    store, first = stores
    old, new = files(sites["first"]), files(sites["second"])
    later = store.changes[first:]
    assert {change.key for change in later if change.body is None} == set(old) - set(new)
    assert [key for key in set(old) - set(new) if key.endswith(".html")], "a page is gone in the second site"
    assert [key for key in set(new) - set(old) if key.endswith(".html")], "a page is new in the second site"
    assert missing_at_each_moment(store, later, dict(old)) == []


def test_only_changed_files_are_sent(stores: tuple[Bucket, int], sites: dict[str, Path]) -> None:
    store, first = stores
    old, new = files(sites["first"]), files(sites["second"])
    sent = [change.key for change in store.changes[first:] if change.body is not None]
    assert sorted(sent) == sorted(key for key, body in new.items() if old.get(key) != body)


def test_each_object_has_the_cache_and_the_type_of_its_kind(stores: tuple[Bucket, int]) -> None:
    store, _ = stores
    release = {key.split("/")[1] for key in store.objects if re.fullmatch(r"assets/[0-9a-f]{8}/main\.js", key)}
    assert len(release) == 1
    kinds = {
        f"assets/{release.pop()}/": "public, max-age=31536000, immutable",
        "api/": "public, max-age=300",
        "feeds/": "public, max-age=300",
        "calendar": "public, max-age=300",
    }
    for key, entry in store.objects.items():
        cache = next((value for start, value in kinds.items() if key.startswith(start)), "no-cache")
        assert entry.headers["Cache-Control"] == cache, key
    types = {Path(key).suffix: entry.headers["Content-Type"] for key, entry in store.objects.items()}
    expected = {".html": "text/html", ".css": "text/css", ".js": "javascript", ".json": "json", ".svg": "svg"}
    assert {suffix: kind in types[suffix] for suffix, kind in expected.items()} == dict.fromkeys(expected, True)


def test_copies_in_gzip_stay_at_home(sites: dict[str, Path], tmp_path: Path) -> None:
    site = Path(shutil.copytree(sites["first"], tmp_path / "site"))
    (site / "index.html.gz").write_bytes(b"zip")
    with bucket.serve() as store:
        put(site, store, tmp_path)
        assert set(store.objects) == set(files(sites["first"]))


def swap(new: Path, link: Path, seconds: str = "0") -> subprocess.CompletedProcess[str]:
    command = [str(ROOT / "serving" / "swap.sh"), str(new), str(link), seconds]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_link_leads_to_the_new_site_in_one_step(sites: dict[str, Path], tmp_path: Path) -> None:
    link = tmp_path / "site"
    first, second = (Path(shutil.copytree(sites[name], tmp_path / name)) for name in ("first", "second"))
    assert swap(first, link).returncode == 0
    old = releases.release_of(first)
    with nginx.serve(link, tmp_path / "own") as port:
        assert nginx.get(port, "/")[0] == 200
        with subprocess.Popen([str(ROOT / "serving" / "swap.sh"), str(second), str(link), "3"]) as running:
            connection, statuses = http.client.HTTPConnection("127.0.0.1", port), set()
            while running.poll() is None:
                connection.request("GET", f"/assets/{old}/main.js" if link.resolve() == second else "/roles/agent/")
                answer = connection.getresponse()
                answer.read()
                if running.poll() is None and first.exists():  # the end of the grace
                    statuses.add(answer.status)
        assert running.returncode == 0
        assert statuses == {200}
        assert nginx.get(port, f"/assets/{old}/main.js")[0] == 404
    assert (link.resolve(), first.exists()) == (second, False)
    assert files(second) == files(sites["second"])


def test_a_folder_is_no_link_and_the_same_site_is_no_news(sites: dict[str, Path], tmp_path: Path) -> None:
    folder = Path(shutil.copytree(sites["first"], tmp_path / "site"))
    done = swap(sites["second"], folder)
    assert (done.returncode, files(folder)) == (2, files(sites["first"]))
    assert "is a folder" in done.stderr
    link = tmp_path / "link"
    assert swap(folder, link).returncode == 0
    done = swap(folder, link)
    assert (done.returncode, files(folder)) == (2, files(sites["first"]))
    assert "already" in done.stderr
    assert sorted(file.name for file in tmp_path.iterdir()) == ["link", "site"]

"""nginx with `serving/nginx.conf`: types, caches, the policy, copies in gzip, missing files, publishes under load."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from careerguide.build import atomic_swap, delivery
from support import nginx, project, releases
from support.company import changed, tiny, write
from support.web import POLICY

pytestmark = pytest.mark.slow

ASK, YEAR, SHORT = "no-cache", "public, max-age=31536000, immutable", "public, max-age=300"
ZIP = {"Accept-Encoding": "gzip, deflate"}
PUBLISHES = 10
# Files that both sites have at the same address; some with the same bytes.
ADDRESSES = (
    "/",
    "/roles/agent/",
    "/assets/careerguide/site.css",
    "/assets/careerguide/lib/release.js",
    "/assets/careerguide/first-paint.js",
    "/assets/careerguide/icon.svg",
    "/api/v1/skills.json",
    "/api/v1/levels.json",
    "/api/v1/roles.json",
    "/calendar.ics",
)


@pytest.fixture(scope="module")
def server(sites: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    """The port of nginx with the first site, and the folder of the site."""
    folder = tmp_path_factory.mktemp("nginx")
    site = Path(shutil.copytree(sites["first"], folder / "site"))
    (site / "large.png").write_bytes(b"\x89PNG" + bytes(5000))
    delivery.write_copies(site)
    with nginx.serve(site, folder / "own") as port:
        yield port, site


def kinds(site: Path) -> dict[str, tuple[str, str]]:
    """Address -> type and cache; one of each kind of file."""
    release = releases.release_of(site)
    (style,) = site.glob("assets/stylesheets/main.*.min.css")
    return {
        "/": ("text/html; charset=utf-8", ASK),
        "/roles/agent/": ("text/html; charset=utf-8", ASK),
        "/moves/agent/analyst/": ("text/html; charset=utf-8", ASK),
        f"/assets/{release}/main.js": ("text/javascript; charset=utf-8", YEAR),
        f"/assets/{release}/api/v1/graph.json": ("application/json", YEAR),
        f"/assets/stylesheets/{style.name}": ("text/css; charset=utf-8", YEAR),
        "/assets/careerguide/main.js": ("text/javascript; charset=utf-8", ASK),
        "/assets/careerguide/release.json": ("application/json", ASK),
        "/assets/careerguide/site.css?v=1": ("text/css; charset=utf-8", ASK),
        "/assets/careerguide/icon.svg": ("image/svg+xml", ASK),
        "/large.png": ("image/png", ASK),
        "/api/v1/roles.json": ("application/json", SHORT),
        "/api/v1/roles.csv": ("text/csv; charset=utf-8", SHORT),
        "/feeds/openings.xml": ("application/atom+xml; charset=utf-8", SHORT),
        "/calendar.ics": ("text/calendar; charset=utf-8", SHORT),
        "/sitemap.xml": ("application/xml; charset=utf-8", ASK),
    }


def file_of(site: Path, address: str) -> Path:
    path = site / address.partition("?")[0].lstrip("/")
    return path / "index.html" if path.is_dir() else path


def assert_safe(headers: dict[str, str] | object) -> None:
    assert isinstance(headers, dict)
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["server"] == "nginx"


def test_each_kind_of_file_has_its_type_and_its_cache(server: tuple[int, Path]) -> None:
    port, site = server
    answers = {}
    for address in kinds(site):
        status, headers, body = nginx.get(port, address)
        assert status == 200, address
        assert body == file_of(site, address).read_bytes(), address
        assert_safe(headers)
        answers[address] = (headers["content-type"], headers["cache-control"])
    assert answers == kinds(site)


def test_every_file_of_the_site_has_a_type(server: tuple[int, Path]) -> None:
    port, site = server
    one_of_each = {file.suffix: file for file in site.rglob("*") if file.is_file() and file.suffix != ".gz"}
    assert len(one_of_each) > 8
    for suffix, file in one_of_each.items():
        _, headers, _ = nginx.get(port, "/" + file.relative_to(site).as_posix(), method="HEAD")
        assert headers.get("content-type") != "application/octet-stream", suffix


def test_copies_in_gzip_are_served_as_they_are(server: tuple[int, Path]) -> None:
    port, site = server
    served = 0
    for address in kinds(site):
        file = file_of(site, address)
        copy = file.with_name(file.name + ".gz")
        status, headers, body = nginx.get(port, address, ZIP)
        assert status == 200
        if not copy.exists():
            assert "content-encoding" not in headers, address
            continue
        assert (headers["content-encoding"], headers["vary"]) == ("gzip", "Accept-Encoding"), address
        assert body == copy.read_bytes(), address
        assert headers["content-length"] == str(copy.stat().st_size)
        assert_safe(headers)
        served += 1
    assert served > 10


def test_a_proxy_gets_the_copy_too(server: tuple[int, Path]) -> None:
    _, headers, _ = nginx.get(server[0], "/", ZIP | {"Via": "1.1 proxy"})
    assert headers["content-encoding"] == "gzip"


def test_a_text_without_a_copy_is_compressed_when_it_is_asked_for(server: tuple[int, Path]) -> None:
    port, site = server
    text = "role,months\n" * 500
    (site / "plain.csv").write_text(text, encoding="utf-8")
    status, headers, body = nginx.get(port, "/plain.csv", ZIP)
    assert (status, headers["content-encoding"]) == (200, "gzip")
    assert gzip.decompress(body).decode() == text


@pytest.mark.parametrize(
    "address",
    [
        "/no-such-page/",
        "/no-such.html",
        "/assets/00000000/main.js",
        "/assets/00000000/api/v1/graph.json",
        "/api/v1/nothing.json",
        "/feeds/nothing.xml",
        "/404.html",
        "/roles/../etc/passwd",
        "/assets/",
    ],
)
def test_a_missing_file_is_a_404_with_the_page_and_is_not_kept(server: tuple[int, Path], address: str) -> None:
    port, site = server
    status, headers, body = nginx.get(port, address)
    assert (status, body) == (404, (site / "404.html").read_bytes())
    assert (headers["content-type"], headers["cache-control"]) == ("text/html; charset=utf-8", ASK)
    assert_safe(headers)


def test_an_address_without_its_last_slash_leads_to_the_page_behind_any_proxy(server: tuple[int, Path]) -> None:
    status, headers, _ = nginx.get(server[0], "/roles/agent", {"Host": "careers.example.internal"})
    assert (status, headers["location"]) == (301, "/roles/agent/")


def test_an_old_address_leads_on(server: tuple[int, Path]) -> None:
    """The address of a move that is gone, from the ledger."""
    port, site = server
    status, _, body = nginx.get(port, "/moves/agent/analyst/")
    assert status == 200
    target = re.search(rb'http-equiv="refresh" content="0; ?url=([^"]+)"', body)
    assert target
    assert (site / "moves/agent/analyst" / target[1].decode()).resolve().is_relative_to(site.resolve())


def test_browsers_may_not_write(server: tuple[int, Path]) -> None:
    for method in ("POST", "PUT", "DELETE"):
        status, _, _ = nginx.get(server[0], "/roles/agent/", method=method)
        assert status == 405, method


@pytest.mark.parametrize("headers", [{}, ZIP], ids=["plain", "gzip"])
def test_a_copy_in_the_browser_is_confirmed_and_a_part_can_be_had(
    server: tuple[int, Path], headers: dict[str, str]
) -> None:
    port, site = server
    for address, (_, cache) in kinds(site).items():
        _, first, _ = nginx.get(port, address, headers)
        for condition in (
            {"If-None-Match": first["etag"]},
            {"If-Modified-Since": first["last-modified"]},
        ):
            status, again, body = nginx.get(port, address, headers | condition)
            assert (status, body, again["cache-control"]) == (304, b"", cache), address
    status, part, body = nginx.get(port, "/sitemap.xml", {"Range": "bytes=0-9"})
    assert (status, len(body), part["cache-control"]) == (206, 10, ASK)


class Client(threading.Thread):
    """A reader who opens pages, with the scripts, styles and data that each names; counts what goes wrong."""

    PAGES = ("/", "/roles/", "/roles/agent/", "/roles/senior-agent/", "/plan/")

    def __init__(self, port: int, sites: dict[str, Path]) -> None:
        super().__init__(daemon=True)
        self._port, self._sites, self._ended = port, tuple(sites.values()), threading.Event()
        self.pages = 0
        self.failures: list[str] = []
        self.releases: set[str] = set()

    def run(self) -> None:
        """Open one page after the other."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port)
        while not self._ended.is_set():
            for page in self.PAGES:
                html = self._get(connection, page)
                names = re.findall(r"assets/([0-9a-f]{8})/main\.js", html)
                self.releases |= set(names)
                for name in names:
                    for path in ("main.js", "lib/release.js", "api/v1/graph.json", "api/v1/catalogue.json"):
                        self._get(connection, f"/assets/{name}/{path}")
                for style in re.findall(r'"(?:\.\./)*/?(assets/[^"]+\.css)', html):
                    self._get(connection, f"/{style}")
                self._get(connection, "/assets/careerguide/main.js")
                self.pages += 1

    def _get(self, connection: http.client.HTTPConnection, address: str) -> str:
        try:
            connection.request("GET", address, headers=ZIP)
            answer = connection.getresponse()
            body = gzip.decompress(answer.read()) if answer.headers["Content-Encoding"] else answer.read()
        except (OSError, http.client.HTTPException, EOFError) as error:
            self.failures.append(f"{address}: {error!r}")
            connection.close()
            return ""
        files = [file_of(site, address) for site in self._sites]
        if answer.status != 200 or body not in [file.read_bytes() for file in files if file.is_file()]:
            self.failures.append(f"{address}: {answer.status}, {len(body)} bytes")
        return body.decode("utf-8", "replace")

    def end(self) -> None:
        """Stop after the round that has begun."""
        self._ended.set()
        self.join()


def published(
    site: Path, source: Path, wait: Callable[[], object] | None = None, copy: Callable[..., object] = shutil.copy2
) -> None:
    built = atomic_swap.beside(site)
    shutil.copytree(source, built, copy_function=copy)
    delivery.put(built, site, compress=not (source / "index.html.gz").exists(), wait=wait)


def wait_for_pages(clients: list[Client]) -> None:
    """Until each client has what the page that it loads now needs, and one page more."""
    before = [client.pages for client in clients]
    while any(client.pages < count + 2 for client, count in zip(clients, before, strict=True)):
        time.sleep(0.005)


def test_no_request_fails_during_ten_publishes_that_change_the_release(sites: dict[str, Path], tmp_path: Path) -> None:
    site = tmp_path / "site"
    sources = {name: Path(shutil.copytree(folder, tmp_path / name)) for name, folder in sites.items()}
    for folder in sources.values():
        delivery.write_copies(folder)
    published(site, sources["first"])
    with nginx.serve(site, tmp_path / "own") as port:
        clients = [Client(port, sites) for _ in range(2)]
        for client in clients:
            client.start()
        for number in range(PUBLISHES):
            source = sources["first" if number % 2 else "second"]
            published(site, source, lambda: wait_for_pages(clients), os.link)  # links take less time than copies
        wait_for_pages(clients)
        for client in clients:
            client.end()
    assert [client.failures for client in clients] == [[], []]
    assert set.union(*(client.releases for client in clients)) == {releases.release_of(site) for site in sites.values()}
    assert project.leftovers(tmp_path) == []


def test_what_a_loading_page_needs_stays_for_the_grace_and_no_longer(sites: dict[str, Path], tmp_path: Path) -> None:
    site, old = tmp_path / "site", releases.release_of(sites["first"])
    published(site, sites["first"])
    data = f"/assets/{old}/api/v1/graph.json"
    with nginx.serve(site, tmp_path / "own") as port:
        during: list[int] = []
        published(site, sites["second"], lambda: during.append(nginx.get(port, data)[0]))
        assert during == [200]
        assert nginx.get(port, data)[0] == 404
        published(site, sites["first"])
        assert nginx.get(port, f"/assets/{releases.release_of(sites['second'])}/main.js")[0] == 404


def test_an_interrupted_grace_leaves_nothing_of_the_release_before(sites: dict[str, Path], tmp_path: Path) -> None:
    site = tmp_path / "site"
    published(site, sites["first"])

    def interrupt() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        published(site, sites["second"], interrupt)
    assert not (site / "assets" / releases.release_of(sites["first"])).exists()
    assert releases.release_of(site) == releases.release_of(sites["second"])


def test_after_a_publish_only_changed_pages_are_sent_again(sites: dict[str, Path], tmp_path: Path) -> None:
    site = tmp_path / "site"
    published(site, sites["first"])
    assert 3 < sum(is_same(sites, address) for address in ADDRESSES) < len(ADDRESSES)
    with nginx.serve(site, tmp_path / "own") as port:
        kept = {address: nginx.get(port, address, ZIP)[1]["etag"] for address in ADDRESSES}
        published(site, sites["second"])
        for address in ADDRESSES:
            status, _, _ = nginx.get(port, address, ZIP | {"If-None-Match": kept[address]})
            assert status == (304 if is_same(sites, address) else 200), address


def is_same(sites: dict[str, Path], address: str) -> bool:
    """If both sites have the same bytes there."""
    first, second = (file_of(site, address) for site in sites.values())
    return first.is_file() and second.is_file() and first.read_bytes() == second.read_bytes()


def test_the_command_compresses_and_keeps_the_release_before(tmp_path: Path) -> None:
    """`careerguide publish --compress --grace 1`, with the site behind nginx."""
    made = project.make(tmp_path / "project")
    publish = ("-m", "careerguide", "publish", "--compress", "--grace", "1")
    done = project.run(made, *publish)
    assert done.returncode == 0, done.stdout + done.stderr
    old = releases.release_of(made / "site")
    write(changed(tiny(), "roles.yaml", "title: Senior Agent\n", "title: Leading Agent\n"), made / "data")
    with nginx.serve(made / "site", tmp_path / "own") as port:
        assert nginx.get(port, "/roles/agent/", ZIP)[1]["content-encoding"] == "gzip"
        started = time.monotonic()
        done = project.run(made, *publish)
        assert done.returncode == 0, done.stdout + done.stderr
        assert time.monotonic() - started > 1
        status, _, body = nginx.get(port, "/roles/senior-agent/", ZIP)
        assert (status, b"Leading Agent" in gzip.decompress(body)) == (200, True)
        assert nginx.get(port, f"/assets/{old}/main.js")[0] == 404
    assert not (made / "site" / "assets" / old).exists()

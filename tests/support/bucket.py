"""An S3-like store on this machine: keeps objects with their headers, and each change in the order of its arrival."""

from __future__ import annotations

import dataclasses as dc
import hashlib
import http.server
import threading
import urllib.parse
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from xml.sax.saxutils import escape

NAME = "careers"
KEPT = ("Content-Type", "Cache-Control", "Content-Encoding")


@dc.dataclass(frozen=True, slots=True)
class Change:
    """An object that was put, or deleted if it has no bytes; `headers` are those of `KEPT` that were sent."""

    key: str
    body: bytes | None
    headers: Mapping[str, str]


class Bucket:
    """The objects of one bucket, and the changes that led to them."""

    def __init__(self) -> None:
        self.objects: dict[str, Change] = {}
        self.changes: list[Change] = []
        self.port = 0

    def change(self, change: Change) -> None:
        """Put or delete an object."""
        self.changes.append(change)
        if change.body is None:
            self.objects.pop(change.key, None)
        else:
            self.objects[change.key] = change

    def listing(self, prefix: str, delimiter: str) -> str:
        """The objects whose keys begin with a prefix, as S3 lists them; those below a further folder as its name."""
        rows, folders = [], set()
        for key, entry in sorted(self.objects.items()):
            name, mark, _ = key.removeprefix(prefix).partition(delimiter or "\0")
            if key.startswith(prefix) and mark:
                folders.add(f"<CommonPrefixes><Prefix>{escape(prefix + name + mark)}</Prefix></CommonPrefixes>")
            elif key.startswith(prefix):
                rows.append(
                    f"<Contents><Key>{escape(key)}</Key><Size>{len(entry.body or b'')}</Size>"
                    f'<ETag>"{md5(entry)}"</ETag><LastModified>2026-11-01T00:00:00.000Z</LastModified></Contents>'
                )
        inner = "".join([*rows, *sorted(folders)])
        return f"<ListBucketResult><Name>{NAME}</Name><IsTruncated>false</IsTruncated>{inner}</ListBucketResult>"


def md5(entry: Change) -> str:
    """The ETag of an object, which rclone compares with the file."""
    return hashlib.md5(entry.body or b"", usedforsecurity=False).hexdigest()


@contextmanager
def serve() -> Iterator[Bucket]:
    """An empty bucket, on a port of this machine."""
    bucket, lock = Bucket(), threading.Lock()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def key(self) -> str:
            path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
            return path.removeprefix(f"/{NAME}").removeprefix("/")

        def answer(self, status: int, body: bytes = b"", headers: Mapping[str, str] | None = None) -> None:
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def do_GET(self) -> None:
            query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
            with lock:
                text = bucket.listing(query.get("prefix", [""])[0], query.get("delimiter", [""])[0])
            self.answer(200, text.encode(), {"Content-Type": "application/xml"})

        def do_HEAD(self) -> None:
            entry = bucket.objects.get(self.key())
            if entry is None:
                self.answer(404)
                return
            size = {"Content-Length": str(len(entry.body or b"")), "ETag": f'"{md5(entry)}"'}
            self.answer(200, b"", {**entry.headers, **size, "Last-Modified": "Sun, 01 Nov 2026 00:00:00 GMT"})

        def do_PUT(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {name: value for name in KEPT if (value := self.headers[name])}
            entry = Change(self.key(), body, headers)
            with lock:
                bucket.change(entry)
            self.answer(200, b"", {"ETag": f'"{md5(entry)}"'})

        def do_DELETE(self) -> None:
            with lock:
                bucket.change(Change(self.key(), None, {}))
            self.answer(204)

        def log_message(self, format: str, *args: object) -> None:
            """Keep the output of the tests short."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        bucket.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield bucket
        server.shutdown()
        thread.join()

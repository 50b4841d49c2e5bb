"""nginx on a port of this machine, with the settings that `serving/nginx.conf` has for companies."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from support.install_tools import needed
from support.paths import ROOT

SETTINGS = ROOT / "serving" / "nginx.conf"
# What is different on this machine; each text is in the file once.
PORT, FOLDER, PID = "listen 8080;", "root /srv/careers/site;", "pid /tmp/nginx.pid;"


@contextmanager
def serve(site: Path, folder: Path) -> Iterator[int]:
    """Serve `site` while the context lasts; its port. `folder` is for nginx's own files."""
    folder.mkdir(parents=True, exist_ok=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    text = SETTINGS.read_text(encoding="utf-8")
    new = {PORT: f"listen 127.0.0.1:{port};", FOLDER: f"root {site};", PID: f"pid {folder / 'nginx.pid'};"}
    for old, value in new.items():
        assert text.count(old) == 1, old
        text = text.replace(old, value)
    settings = folder / "nginx.conf"
    settings.write_text(text.replace("/tmp/nginx-", f"{folder}/nginx-"), encoding="utf-8")
    # Workers of a server that root starts would be another user, who cannot read temporary folders.
    user = "user root; " if os.geteuid() == 0 else ""
    command = [needed("nginx"), "-p", str(folder), "-c", str(settings), "-e", "stderr", "-g", f"{user}daemon off;"]
    with subprocess.Popen(command) as server:
        try:
            wait(server, port)
            yield port
        finally:
            server.terminate()


def wait(server: subprocess.Popen[bytes], port: int) -> None:
    """Until the server answers; an error if it ends instead."""
    while True:
        assert server.poll() is None, "nginx did not start; it says why above"
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.01)
        else:
            return


def get(
    port: int, address: str, headers: Mapping[str, str] | None = None, method: str = "GET"
) -> tuple[int, Mapping[str, str], bytes]:
    """Status, headers (names in small letters) and bytes of one answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    try:
        connection.request(method, address, headers=dict(headers or {}))
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()

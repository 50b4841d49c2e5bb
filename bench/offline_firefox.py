"""Ten tasks of an agent in Firefox, from a copy on a disk, with the network off.

The tests do the same in Chromium (tests/browser/test_offline.py). Firefox is driven by its own protocol, Marionette, so
that no driver is needed; Debian's package is `firefox-esr`:

    .venv/bin/careerguide publish --offline copy
    .venv/bin/python bench/offline_firefox.py copy

It prints a line for each task, and ends with 1 if one fails.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PORT, PATIENCE = 2828, 300  # seconds
# No request gets out: the proxy is not there.
PREFERENCES = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.allow_hijacking_localhost": True,
    "datareporting.policy.dataSubmissionEnabled": False,
}
ROLE = "customer-support-executive"


class Firefox:
    """A Firefox without a window, with a profile of its own."""

    def __init__(self, folder: str) -> None:
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items())
        (Path(folder) / "user.js").write_text("".join(lines), encoding="utf-8")
        program = shutil.which("firefox-esr") or shutil.which("firefox") or sys.exit("Firefox is not installed.")
        command = [program, "--headless", "--marionette", "--no-remote", "--profile", folder]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + PATIENCE
        while True:
            try:
                self.connection = socket.create_connection(("127.0.0.1", PORT), timeout=PATIENCE)
                break
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.2)
        self.reader = self.connection.makefile("rb")
        self.receive()
        self.number = 0
        self.ask("WebDriver:NewSession")

    def receive(self) -> Any:
        """The next message: its length, a colon, and JSON."""
        length = b""
        while not length.endswith(b":"):
            length += self.reader.read(1)
        return json.loads(self.reader.read(int(length[:-1])))

    def ask(self, command: str, **values: object) -> Any:
        """The answer to a command of the protocol; an error is raised as `RuntimeError`."""
        self.number += 1
        text = json.dumps([0, self.number, command, values]).encode()
        self.connection.sendall(str(len(text)).encode() + b":" + text)
        _, _, error, result = self.receive()
        if error:
            raise RuntimeError(error["message"])
        return result

    def go(self, address: str) -> None:
        """Open an address. One that differs in its anchor alone is loaded too."""
        self.ask("WebDriver:Navigate", url="about:blank")
        self.ask("WebDriver:Navigate", url=address)

    def run(self, script: str) -> Any:
        """What a script on the page returns."""
        return self.ask("WebDriver:ExecuteScript", script=script, args=[])["value"]

    def wait(self, script: str) -> None:
        """Wait until a script gives something true."""
        end = time.monotonic() + PATIENCE
        while not self.run(f"return Boolean({script})"):
            if time.monotonic() > end:
                raise TimeoutError(script)
            time.sleep(0.1)

    def close(self) -> None:
        """End the browser."""
        self.process.terminate()
        self.process.wait()


def follow_links(firefox: Firefox, top: str) -> None:
    """Every link of three kinds of page names a file of the copy."""
    for path in ("moves/team-leader/assistant-manager", "roles/team-leader/pocket", "stories"):
        firefox.go(f"{top}/guide/{path}/index.html")
        firefox.wait("document.querySelector('h1')")
        script = "return [...document.querySelectorAll('a[href]')].map((a) => a.href.replace(/[?#].*/, ''))"
        addresses = [each for each in firefox.run(script) if each.startswith(top)]
        lost = [each for each in addresses if not Path(each.removeprefix("file://")).is_file()]
        assert addresses, path
        assert lost == [], lost


def tasks(firefox: Firefox, top: str) -> dict[str, Callable[[], object]]:
    """Name -> what does the task; a task that fails raises an exception."""
    guide = f"{top}/guide"
    go, run, wait = firefox.go, firefox.run, firefox.wait

    def start() -> None:
        go(f"{top}/START.html")
        run("document.querySelector('a[href]').click()")
        wait("document.querySelector('i-am')")

    def menu() -> None:
        go(f"{guide}/index.html")
        run("[...document.querySelectorAll('.cg-menu--wide a')].find((a) => a.textContent === 'Roles').click()")
        wait("document.querySelector('role-finder, .cg-role-list')")
        run("document.querySelector('a[href$=\"team-leader/index.html\"]').click()")
        wait("document.querySelector('h1')?.textContent.includes('Team Leader')")

    def search() -> None:
        go(f"{guide}/search/index.html?q=what+comes+after+team+leader")
        wait("document.querySelector('[data-search-result]') && document.querySelector('.cg-fork__title')")
        run("document.querySelector('[data-search-answer]').click()")
        wait("location.href.endsWith('/guide/roles/team-leader/index.html#leads')")

    def dialog() -> None:
        go(f"{guide}/roles/index.html")
        wait("document.querySelector('button.cg-search-open')")
        run("document.querySelector('button.cg-search-open').click()")
        wait("document.querySelector('dialog[open] input')")
        run(
            "const field = document.querySelector('dialog[open] input'); field.value = 'coach';"
            "field.dispatchEvent(new Event('input', {bubbles: true}))"
        )
        wait("document.querySelector('dialog[open] [data-search-result]')?.href.includes('.html')")

    def planner() -> None:
        go(f"{guide}/plan/index.html#from={ROLE}&to=team-leader")
        wait("document.querySelector('.cg-plan__said')?.textContent.includes('route')")

    def compare() -> None:
        go(f"{guide}/compare/index.html#roles={ROLE},team-leader")
        wait("document.querySelector('role-compare table')?.textContent.includes('Team Leader')")

    def my_page() -> None:
        go(f"{guide}/my/index.html")
        wait("document.querySelector('#cg-my-role') && document.querySelector('my-keeping button')")
        run(
            "[...document.querySelectorAll('my-keeping button')]"
            ".find((one) => one.textContent.includes('On this computer')).click()"
        )
        run(
            f"const list = document.querySelector('#cg-my-role'); list.value = '{ROLE}';"
            "list.dispatchEvent(new Event('change', {bubbles: true}))"
        )
        wait("document.querySelector('who-i-am')?.textContent.includes('Customer Support Executive')")
        go(f"{guide}/my/index.html")
        wait("document.querySelector('who-i-am')?.textContent.includes('Customer Support Executive')")

    def another_page() -> None:
        go(f"{guide}/roles/index.html")
        wait("document.querySelector('who-i-am')?.textContent.includes('Customer Support Executive')")

    def eligible() -> None:
        go(f"{guide}/openings/team-leader-manila/index.html")
        wait("document.querySelector('eligibility-check')?.textContent.length > 40")

    return {
        "start page": start,
        "menu to a role": menu,
        "search, and the page that proves its answer": search,
        "search over a page": dialog,
        "routes": planner,
        "two roles compared": compare,
        "my role, after a reload": my_page,
        "my role, on another page": another_page,
        "who may apply for an opening": eligible,
        "links name files": lambda: follow_links(firefox, top),
    }


def main(copy: Path) -> int:
    """Try all tasks, and print what came of each; 1 if one failed."""
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        firefox = Firefox(folder)
        try:
            for name, task in tasks(firefox, copy.resolve().as_uri()).items():
                try:
                    task()
                    result = "works"
                except Exception as error:  # noqa: BLE001 - each task is tried, whatever the last one did
                    result, failed = f"FAILS: {error!r}", failed + 1
                print(f"{name}: {result}", flush=True)
        finally:
            firefox.close()
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

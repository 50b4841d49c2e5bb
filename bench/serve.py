"""Measures nginx in front of a built site on this machine: requests a second, bytes, and the 95th percentile.

`wrk` and `nginx` must be installed. The mix is what an agent opens: the home page, role pages, and what the search and
the planner read. Each run ends with publishes of the same site while clients go on, and counts the failed requests.
Clients and server share the machine, so a server of its own does better.

    .venv/bin/careerguide publish --compress site
    .venv/bin/python bench/serve.py site --seconds 20
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests")]

from careerguide.build import atomic_swap, delivery  # noqa: E402 - the folders are in the path only now
from support import nginx  # noqa: E402

# What one visit asks for: each address, and how many times in a hundred visits. A browser without copies of its own
# also loads the scripts and styles once for each release.
VISITS = {"home": 100, "role": 300, "search": 40, "planner": 30, "first": 100}
# Readers of a large company, and their habits: the arithmetic is printed.
PEOPLE, SHARE, PAGES, HOURS = 50_000, 0.5, 8, 1

LUA = """
local paths = {%s}
local count = 0
request = function()
  count = count %% #paths + 1
  return wrk.format("GET", paths[count], {["Accept-Encoding"] = "gzip", ["Host"] = "careers"})
end
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format('\\n{"requests": %%d, "bytes": %%d, "microseconds": %%d, ' ..
    '"p50": %%f, "p95": %%f, "p99": %%f, "failed": %%d}\\n',
    summary.requests, summary.bytes, summary.duration,
    latency:percentile(50), latency:percentile(95), latency:percentile(99),
    e.connect + e.read + e.write + e.status + e.timeout))
end
"""


def mix(site: Path) -> list[str]:
    """Addresses in the order in which clients ask for them; the same order each time."""
    release = json.loads((site / "assets" / "careerguide" / "release.json").read_text(encoding="utf-8"))["release"]
    assets = f"/assets/{release}"
    roles = [f"/roles/{file.parent.name}/" for file in sorted(site.glob("roles/*/index.html"))]
    search = [f"/{file.relative_to(site).as_posix()}" for file in sorted((site / assets[1:]).glob("api/v1/search/*"))]
    dice = random.Random(15)
    names = [name for name in search if name.endswith(".json")]
    first = ["/assets/careerguide/site.css", "/assets/careerguide/first-paint.js", f"{assets}/main.js"]
    choices = {
        "home": ["/"],
        "role": roles,
        "search": names,
        "planner": ["/plan/", f"{assets}/api/v1/graph.json", f"{assets}/api/v1/catalogue.json"],
        "first": first,
    }
    addresses = [dice.choice(choices[kind]) for kind, count in VISITS.items() for _ in range(count)]
    dice.shuffle(addresses)
    return addresses


def run(port: int, addresses: Sequence[str], seconds: int, connections: int) -> dict[str, float]:
    """What wrk measures; latencies in microseconds."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(LUA % ", ".join(json.dumps(address) for address in addresses))
        script.flush()
        command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", script.name, f"http://127.0.0.1:{port}/"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


def publish(site: Path, copy: Path, publishes: int, seconds: int) -> None:
    """Publish the same site again and again, with other times, spread over the run."""
    for _ in range(publishes):
        time.sleep(seconds / (publishes + 1))
        built = atomic_swap.beside(site)
        shutil.copytree(copy, built)
        delivery.put(built, site)


def report(name: str, result: dict[str, float]) -> float:
    """Print one run; its requests a second."""
    seconds = result["microseconds"] / 1e6
    rate = result["requests"] / seconds
    print(
        f"{name}: {rate:,.0f} requests/s, {result['bytes'] / seconds / 1e6:.1f} MB/s, "
        f"{result['bytes'] / result['requests']:,.0f} bytes each; 50 % in {result['p50'] / 1000:.1f} ms, "
        f"95 % in {result['p95'] / 1000:.1f} ms, 99 % in {result['p99'] / 1000:.1f} ms; failed: {result['failed']:.0f}"
    )
    return rate


def estimate(rate: float, bytes_each: float) -> None:
    """Print what a large company needs at most, and what share of this machine that is."""
    requests = sum(VISITS.values()) / VISITS["home"]
    visits = PEOPLE * SHARE / (HOURS * 3600)
    needed = visits * max(PAGES, requests) * 10
    print(
        f"{PEOPLE:,} people, {SHARE:.0%} of them in the same {HOURS} hour: {visits:.1f} visits/s. "
        f"{max(PAGES, requests):.0f} requests each, and ten times that at the peak: {needed:,.0f} requests/s, "
        f"{needed * bytes_each * 8 / 1e6:,.0f} Mbit/s. This machine served {rate / needed:.0f} times that."
    )


def main() -> None:
    """Serve a copy of a built site, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path, default=ROOT / "site", nargs="?")
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--publishes", type=int, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site, copy = Path(folder) / "site", Path(folder) / "copy"
        for target in (site, copy):
            shutil.copytree(options.site, target)
        files = [file for file in site.rglob("*") if file.is_file()]
        sizes = {
            end: sum(file.stat().st_size for file in files if (file.suffix == ".gz") == end) for end in (False, True)
        }
        print(f"Site: {sizes[False] / 1e6:.1f} MB in files, {sizes[True] / 1e6:.1f} MB in copies in gzip")
        with nginx.serve(site, Path(folder) / "own") as port:
            addresses = mix(site)
            run(port, addresses, 1, options.connections)
            result = run(port, addresses, options.seconds, options.connections)
            rate = report("Quiet", result)
            publishing = threading.Thread(target=publish, args=(site, copy, options.publishes, options.seconds))
            publishing.start()
            report(f"During {options.publishes} publishes", run(port, addresses, options.seconds, options.connections))
            publishing.join()
        estimate(rate, result["bytes"] / result["requests"])


if __name__ == "__main__":
    main()

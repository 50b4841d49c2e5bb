"""A new site replaces the old one in one step or not at all: while it is read, if a build fails, if it is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from careerguide.build import atomic_swap
from support import project
from support.company import changed, tiny, write

# A reader in a process of its own: reads two files of the site until told to stop, and counts what is not whole.
_READER = """
import sys
from pathlib import Path
site, stop = Path(sys.argv[1]), Path(sys.argv[2])
files = [str(site / "index.html"), str(site / "roles" / "agent" / "index.html")]
reads = wrong = 0
print("reading", flush=True)
while not stop.exists():
    for file in files:
        reads += 1
        try:
            with open(file, encoding="utf-8") as opened:
                text = opened.read()
        except OSError:
            wrong += 1
        else:
            wrong += not (text.startswith("<start>") and text.endswith("<end>"))
print(reads, wrong)
"""


def fill(folder: Path, text: str) -> Path:
    for name in ("index.html", "roles/agent/index.html"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"<start>{text * 2000}<end>", encoding="utf-8")
    return folder


def dead_pid() -> int:
    """The id of a process that is no more."""
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        pass
    return gone.pid


def test_readers_never_miss_a_file_while_200_new_sites_take_its_place(tmp_path: Path) -> None:
    site, stop = fill(tmp_path / "site", "0"), tmp_path / "stop"
    with subprocess.Popen(
        [sys.executable, "-c", _READER, str(site), str(stop)], stdout=subprocess.PIPE, text=True
    ) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "reading\n"
        for number in range(200):
            atomic_swap.swap(fill(atomic_swap.beside(site), str(number)), site)
        stop.touch()
        reads, wrong = map(int, reader.stdout.read().split())
    assert reads > 200
    assert wrong == 0
    assert (site / "index.html").read_text(encoding="utf-8").startswith("<start>199199")
    assert project.leftovers(tmp_path) == []


def test_the_first_site_needs_no_old_one(tmp_path: Path) -> None:
    site = tmp_path / "public" / "site"
    atomic_swap.swap(fill(atomic_swap.beside(site), "a"), site)
    assert [folder.name for folder in site.parent.iterdir()] == ["site"]
    assert (site / "index.html").is_file()


def test_nothing_of_the_old_site_stays_in_the_new_one(tmp_path: Path) -> None:
    site = fill(tmp_path / "site", "old")
    (site / "gone.html").touch()
    built = atomic_swap.beside(site)
    fill(built, "new")
    atomic_swap.swap(built, site)
    assert sorted(file.name for file in site.iterdir()) == ["index.html", "roles"]
    assert not built.exists()


def test_where_names_cannot_be_exchanged_two_renames_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    site = fill(tmp_path / "site", "old")
    atomic_swap.swap(fill(atomic_swap.beside(site), "new"), site)
    assert (site / "index.html").read_text(encoding="utf-8").startswith("<start>new")
    assert project.leftovers(tmp_path) == []


def test_a_site_that_is_a_link_stays_one(tmp_path: Path) -> None:
    """Web servers are often pointed at a link; the folder behind it is what changes."""
    real = fill(tmp_path / "disk" / "careers", "old")
    (tmp_path / "site").symlink_to(real)
    atomic_swap.swap(fill(atomic_swap.beside(tmp_path / "site"), "new"), tmp_path / "site")
    assert (tmp_path / "site").is_symlink()
    assert (real / "index.html").read_text(encoding="utf-8").startswith("<start>new")
    assert [folder.name for folder in real.parent.iterdir()] == ["careers"]


def test_only_what_dead_builds_left_is_swept(tmp_path: Path) -> None:
    dead = dead_pid()
    kept = [
        ".site.building-1",
        f".site.building-{os.getppid()}",
        f".other.building-{dead}",
        ".site.building-x",
        "site",
        f"site.building-{dead}",
    ]
    swept = [
        f".site.building-{dead}",
        f".site.building-{dead}-old",
        ".site.building-99999999999999999999",
        f".site.building-{os.getpid()}",
    ]
    kept.append(f"..site.building-{dead}.building-{os.getppid()}")
    swept.append(f"..site.building-{dead}.building-{dead}")
    for name in kept + swept:
        fill(tmp_path / name, name)
    folder = atomic_swap.beside(tmp_path / "site")
    assert sorted(actual.name for actual in tmp_path.iterdir()) == sorted(kept)
    assert folder == tmp_path / f".site.building-{os.getpid()}"


def test_an_old_site_whose_build_died_between_two_renames_comes_back(tmp_path: Path) -> None:
    fill(tmp_path / f".site.building-{dead_pid()}-old", "old")
    atomic_swap.beside(tmp_path / "site")
    assert [actual.name for actual in tmp_path.iterdir()] == ["site"]
    assert (tmp_path / "site" / "index.html").is_file()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny project with its site; tests change its data and leave its site."""
    folder = project.make(tmp_path_factory.mktemp("publish") / "project")
    done = project.build(folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "data/roles.yaml",
            "to: senior-agent",
            "to: senior-agnet",
            "data/roles.yaml:29:11: unknown-role: There is no role `senior-agnet`.",
        ),
        ("data/roles.yaml", "- id: trainer", "- id: [trainer", "data/roles.yaml:"),
        (
            "docs/index.md",
            "entry_roles()",
            "entry_rolls()",
            "docs/index.md:8: unknown-macro: There is no macro `entry_rolls`.",
        ),
        ("docs/guide/index.md", "(measures.md)", "(missing.md)", "Aborted with 1 warnings in strict mode!"),
        ("overrides/main.html", "{{ page.content }}", "", "The theme's page does not show cg0slot0body"),
    ],
)
def test_a_build_that_fails_leaves_the_old_site(built: Path, file: str, old: str, new: str, message: str) -> None:
    before, sound = project.snapshot(built / "site"), (built / file).read_text(encoding="utf-8")
    assert old in sound
    try:
        (built / file).write_text(sound.replace(old, new), encoding="utf-8")
        done = project.build(built, "--strict")
    finally:
        (built / file).write_text(sound, encoding="utf-8")
    assert done.returncode != 0
    assert message.replace("docs/index.md:8:", "docs/index.md:8:1:") in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert project.snapshot(built / "site") == before


def wait_for(actual: Path, process: subprocess.Popen[bytes]) -> None:
    """Until the file is there, or the process is not."""
    while not actual.exists() and process.poll() is None:
        time.sleep(0.001)


# Where a build is when it is killed: barely started, and as soon as it has made its folder or written a file of it.
MOMENTS = (
    None, "", "404.html", "index.html", "recruiters/index.html", "api/v1/search/names.json",
    "roles/index.html", "roles/agent/index.html", "moves/trainer/agent/index.html", "api/v1/graph.json",
)  # fmt: skip


def test_a_killed_build_leaves_the_old_site_byte_for_byte(built: Path) -> None:
    """Ten builds of a changed company are killed; the next one is not, and needs no cleaning up."""
    site = built / "site"
    old = project.snapshot(site)
    write(changed(tiny(), "roles.yaml", "title: Analyst", "title: Data Analyst"), built / "data")
    assert project.build(built, "-d", str(built / "elsewhere")).returncode == 0
    new = project.snapshot(built / "elsewhere")
    assert new != old
    unfinished = 0
    for moment in MOMENTS:
        with subprocess.Popen(
            project.command(built), env=project.environment(built), cwd=built, stderr=subprocess.DEVNULL
        ) as process:
            if moment is None:
                time.sleep(0.1)
            else:
                wait_for(built / f".site.building-{process.pid}" / moment, process)
            process.send_signal(signal.SIGKILL)
        actual = project.snapshot(site)
        assert actual in (old, new), moment
        unfinished += actual == old
        if (
            actual == new
        ):  # it was faster than the signal: the new site is whole, and the old one is put back for the next
            write(tiny(), built / "data")
            assert project.build(built).returncode == 0
            write(changed(tiny(), "roles.yaml", "title: Analyst", "title: Data Analyst"), built / "data")
    assert unfinished >= 5
    assert project.build(built).returncode == 0
    assert project.snapshot(site) == new
    assert project.leftovers(built) == []

"""Recent changes from a repository's history, commit by commit, with a sentence if commits are missing."""

from __future__ import annotations

import dataclasses as dc
import re
from pathlib import Path

import pytest
from careerguide.build.open_guide import open_guide
from careerguide.diff import history as module
from careerguide.guide.guide import Guide
from careerguide.guide.history import OLDER, History
from careerguide.output.feeds import feeds
from careerguide.pages.page import Settings
from careerguide.render.components import Components
from support.company import DAY, changed, guide_of, pages_of, tiny, write
from support.history import commit, git
from support.paths import DATA

NIGHTS = ("roles.yaml", "shifts: rotating", "shifts: night")
LISTENING = "{skill: listening, level: %s, need: essential}\n    - {skill: typing, level: working"
HARDER = ("roles.yaml", LISTENING % "working", LISTENING % "expert")
COMMENT = ("skills.yaml", "- id: listening", "# Heard often\n- id: listening")


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """Four commits: the whole company, a higher skill level, only a comment, night shifts."""
    folder = tmp_path / "repo"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    texts = commit(folder, tiny(), "2026-10-01")
    texts = commit(folder, changed(texts, *HARDER), "2026-10-10")
    texts = commit(folder, changed(texts, *COMMENT), "2026-10-15")
    commit(folder, changed(texts, *NIGHTS), "2026-10-20")
    return folder


def guide_and_history(repo: Path, limit: int = 12) -> tuple[Guide, History]:
    guide = open_guide(repo / "data", DAY, limit)
    return guide, guide.history


def test_the_changes_of_each_commit_are_listed_newest_first(repo: Path) -> None:
    """Commits without changes for readers are left out, and so is the first commit: no entry existed before it."""
    _, history = guide_and_history(repo)
    assert [
        (revision.day.isoformat(), [(change.weight, change.kind, change.id) for change in revision.changes])
        for revision in history.revisions
    ] == [
        ("2026-10-20", [("raises", "role", "agent")]),
        ("2026-10-10", [("raises", "role", "agent")]),
    ]
    assert "to night" in history.revisions[0].changes[0].text
    assert "Listening" in history.revisions[1].changes[0].text
    assert history.beyond == ""


def test_entries_that_a_commit_did_not_change_have_their_titles(repo: Path) -> None:
    """The skill is in a different file than the role that changed."""
    _, history = guide_and_history(repo)
    assert "Listening rises from working to expert" in history.revisions[1].changes[0].text


@pytest.mark.parametrize(
    ("limit", "days"), [(1, ["2026-10-20"]), (2, ["2026-10-20"]), (3, ["2026-10-20", "2026-10-10"]), (0, [])]
)
def test_the_number_of_commits_has_a_limit(limit: int, days: list[str], repo: Path) -> None:
    _, history = guide_and_history(repo, limit)
    assert [revision.day.isoformat() for revision in history.revisions] == days
    assert history.beyond == ("Older changes are in the repository." if limit else "This guide does not list changes.")
    assert history.problem == ""


def test_a_shallow_clone_says_that_it_has_only_the_latest_commits(repo: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "2", repo.as_uri(), "shallow")
    _, history = guide_and_history(tmp_path / "shallow")
    assert [revision.day.isoformat() for revision in history.revisions] == ["2026-10-20"]
    assert "has only the latest part of its history" in history.beyond
    assert history.problem == (
        "The page /changes/ lists only the latest changes, because this clone has no older commits. To get them: "
        '`git fetch --unshallow`. In GitHub Actions, set `fetch-depth: 0`; in GitLab CI, set `GIT_DEPTH: "0"`.'
    )


def test_a_shallow_clone_with_enough_commits_has_no_problem(repo: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "3", repo.as_uri(), "shallow")
    assert guide_and_history(tmp_path / "shallow", 2)[1].problem == ""


def without_history(folder: Path) -> tuple[str, str]:
    """The problem of a history that cannot be read, and what the page of changes says to readers."""
    guide, history = guide_and_history(folder)
    assert history.revisions == ()
    page = pages_of(guide)["/changes/"].body
    assert "Nothing has changed" not in page
    assert history.beyond in page
    return history.problem, history.beyond


NO_HISTORY = "This copy of the guide has no history. It cannot list what has changed."


def test_an_archive_without_a_repository_has_no_history(tmp_path: Path) -> None:
    write(tiny(), tmp_path / "data")
    problem, beyond = without_history(tmp_path)
    assert problem == (
        "The page /changes/ lists no changes: the folder `data` is not in a git repository. Build from a clone "
        "(`git clone`), not from an archive."
    )
    assert beyond == NO_HISTORY


def test_without_git_there_is_no_history(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert without_history(repo) == (
        "The page /changes/ lists no changes: git is not installed. Install git on the computer that builds the site.",
        NO_HISTORY,
    )


def test_a_repository_of_another_user_has_no_history(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git reads nothing there until the user says that it is safe."""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("HOME", str(repo))
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    problem, beyond = without_history(repo)
    assert problem == (
        "The page /changes/ lists no changes: the repository belongs to another user. If you trust it: "
        f"`git config --global --add safe.directory {repo.resolve()}`."
    )
    assert beyond == NO_HISTORY


def test_a_data_folder_that_no_commit_has_says_so(repo: Path) -> None:
    write(tiny(), repo / "new" / "data")
    assert without_history(repo / "new") == (
        "The page /changes/ lists no changes: no commit has the folder `new/data`. Commit it.",
        NO_HISTORY,
    )


def test_a_clone_without_the_files_of_earlier_commits_says_so(repo: Path, tmp_path: Path) -> None:
    """A partial clone fetches them when they are needed, which fails without a network."""
    git(repo, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", repo.as_uri(), "partial")
    git(tmp_path / "partial", "remote", "set-url", "origin", "file:///nowhere")
    problem, _ = without_history(tmp_path / "partial")
    assert problem.startswith("The page /changes/ lists no changes: ")
    assert "Traceback" not in problem


def test_a_damaged_repository_says_what_git_says(repo: Path) -> None:
    (repo / ".git" / "refs" / "heads" / "main").write_text("0" * 39 + "1\n", encoding="utf-8")
    problem, _ = without_history(repo)
    assert problem.startswith("The page /changes/ lists no changes: git cannot read the repository. It says: ")


def test_a_merge_is_one_revision(repo: Path) -> None:
    """A proposal of several commits is one revision on the main branch.

    The level changes in two places: in what a role needs, and in what it needs on one client line.
    """
    git(repo, "switch", "-q", "-c", "proposal")
    texts = changed(
        {name: (repo / "data" / name).read_text("utf-8") for name in tiny()},
        "roles.yaml",
        "level: expert",
        "level: practitioner",
    )
    texts = commit(repo, texts, "2026-10-25")
    commit(repo, changed(texts, "roles.yaml", "shifts: night", "shifts: day"), "2026-10-26")
    git(repo, "switch", "-q", "main")
    git(repo, "merge", "-q", "--no-ff", "-m", "Merge", "proposal")
    _, history = guide_and_history(repo)
    assert [len(revision.changes) for revision in history.revisions] == [3, 1, 1]
    assert {change.weight for change in history.revisions[0].changes} == {"eases"}


def test_the_data_folder_may_be_deep_in_a_repository(tmp_path: Path) -> None:
    folder = tmp_path / "repo"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    texts = commit(folder, tiny(), "2026-10-01", "guide/data")
    commit(folder, changed(texts, *NIGHTS), "2026-10-20", "guide/data")
    (folder / "notes.yaml").write_text("- id: not data\n", encoding="utf-8")
    commit(folder, {}, "2026-10-21", "guide/data")
    assert [
        revision.day.isoformat() for revision in open_guide(folder / "guide" / "data", DAY, 12).history.revisions
    ] == ["2026-10-20"]


def test_a_commit_that_rewrites_the_guide_has_one_line(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGE", 10)
    module._history.cache_clear()
    _, history = guide_and_history(repo)
    module._history.cache_clear()
    assert [change.text for change in history.revisions[0].changes] == ["Large parts of the guide changed: 1 file."]


# Edits of a file that holds a list, and of one that holds groups.
EDITS = [
    ("roles.yaml", "shifts: night", "shifts: day"),
    ("roles.yaml", "  tip: Smile; one can *hear* it.\n", ""),
    ("skills.yaml", "title: Listening", "title: Careful listening"),
    ("kpis.yaml", "typical: 85 to 95%", "typical: 80 to 90%"),
    ("tracks.yaml", "- id: training", "- {id: sales, title: Sales, line: bpo, summary: Sells.}\n- id: training"),
    ("tracks.yaml", "- {id: sales, title: Sales, line: bpo, summary: Sells.}\n", ""),
]


def test_items_that_did_not_change_are_not_read_and_nothing_else_differs(
    repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same lines as if whole files were compared; the content of a large file with one change is small."""
    texts = {name: (repo / "data" / name).read_text("utf-8") for name in tiny()}
    for number, (name, old, new) in enumerate(EDITS):
        texts = commit(repo, changed(texts, name, old, new), f"2026-10-{21 + number}")
    _, history = guide_and_history(repo)
    module._history.cache_clear()
    monkeypatch.setattr(module, "without_equal_items", lambda old, new: (old, new))
    _, whole = guide_and_history(repo)
    module._history.cache_clear()
    assert len(history.revisions) >= 5
    assert history == whole
    monkeypatch.undo()
    roles = (DATA / "roles" / "customer-support.yaml").read_bytes()
    old, new = module.without_equal_items(roles, roles.replace(b"level: 4", b"level: 5", 1))
    assert old
    assert new
    assert len(old) == len(new) < len(roles) / 5


def test_large_commits_of_one_day_have_one_line_with_all_their_files(
    repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that changed twice counts once. The line keeps its address while more commits follow on that day.

    The comment of the 15th is not large, and tells readers nothing.
    """
    texts = {name: (repo / "data" / name).read_text("utf-8") for name in tiny()}
    texts = commit(repo, changed(texts, "roles.yaml", "shifts: night", "shifts: day"), "2026-10-20")
    commit(repo, changed(changed(texts, "roles.yaml", "shifts: day", "shifts: night"), *COMMENT), "2026-10-20")
    monkeypatch.setattr(module, "LARGE", 10)
    module._history.cache_clear()
    _, history = guide_and_history(repo)
    module._history.cache_clear()
    assert [(f"{revision.day:%d}", [change.text for change in revision.changes]) for revision in history.revisions] == [
        ("20", ["Large parts of the guide changed: 2 files."]),
        ("10", ["Large parts of the guide changed: 1 file."]),
    ]
    first = git(repo, "log", "--format=%H", "--reverse", "--since=2026-10-20T00:00:00Z").split()[0]
    assert history.revisions[0].commit == first


@pytest.mark.parametrize(
    ("forge", "link"),
    [
        ("https://github.com/acme/guide", "https://github.com/acme/guide/commits/main"),
        ("https://gitlab.com/acme/guide/", "https://gitlab.com/acme/guide/-/commits/main"),
        ("", ""),
    ],
)
def test_older_changes_are_a_link_if_the_repository_has_an_address(forge: str, link: str) -> None:
    guide = guide_of(tiny())
    older, all_ = (dc.replace(guide, history=History((), beyond)) for beyond in (OLDER, ""))
    page = pages_of(older, Settings(repo_url=forge))["/changes/"].body
    assert re.findall(r'<a href="([^"]*commits[^"]*)">', page) == [link] * bool(link)
    assert "Older changes are in" in page
    assert "Older changes" not in pages_of(all_, Settings(repo_url=forge))["/changes/"].body


def test_a_commit_with_broken_data_does_not_stop_the_history(repo: Path) -> None:
    sound = {name: (repo / "data" / name).read_text("utf-8") for name in tiny()}
    commit(repo, changed(sound, "roles.yaml", "  track: support", "  track: [support"), "2026-10-28")
    commit(repo, sound, "2026-10-29")
    _, history = guide_and_history(repo)
    assert [revision.day.isoformat() for revision in history.revisions][-2:] == ["2026-10-20", "2026-10-10"]


def test_pages_and_the_feed_show_the_changes(repo: Path) -> None:
    guide, history = guide_and_history(repo)
    guide = dc.replace(guide, history=history)
    pages = pages_of(guide)
    page = pages["/changes/"].body
    assert page.index("20 Oct 2026") < page.index("10 Oct 2026")
    assert '<a href="../roles/agent/">' in page
    role = pages["/roles/agent/"].body
    assert "What changed" in role
    assert "10 Oct 2026" in role
    assert "What changed" not in pages["/roles/trainer/"].body
    feed = dict(feeds(guide, Components(guide), "https://careers.example/"))["feeds/changes.xml"]
    assert feed.count("<entry>") == 2
    assert f"https://careers.example/changes/#change-{history.revisions[0].commit[:10]}" in feed


def test_the_hook_variables_of_another_repository_are_ignored(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git sets GIT_DIR for its hooks; git commands would read that repository instead of ours."""
    git(tmp_path, "init", "-q", "elsewhere")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere" / ".git"))
    _, history = guide_and_history(repo)
    assert [revision.day.isoformat() for revision in history.revisions] == ["2026-10-20", "2026-10-10"]


def test_a_repository_without_a_commit_has_no_history(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    write(tiny(), tmp_path / "data")
    assert without_history(tmp_path) == (
        "The page /changes/ lists no changes: the repository has no commit yet. Commit the data.",
        NO_HISTORY,
    )

"""`careerguide diff BASE [HEAD]`: which states it takes, from where, and what it says of those that are not there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from careerguide.diff import revisions
from careerguide.diff.report import NOTHING
from support.company import changed, tiny, write
from support.differences import GIT, NOON, diff, git, repository
from support.paths import HOOKS

RENAMED = changed(tiny(), "roles.yaml", "title: Analyst", "title: Researcher")
AGAIN = changed(tiny(), "roles.yaml", "title: Analyst", "title: Scientist")
ONE = "### Changes what people read\n\n* Researcher was called Analyst before.\n"
TWO = "### Changes what people read\n\n* Scientist was called Researcher before.\n"
THREE = "### Changes what people read\n\n* Scientist was called Analyst before.\n"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """Two commits, and a working folder that differs from both."""
    folder = repository(tmp_path / "repo", tiny(), RENAMED)
    write(AGAIN, folder / "data")
    return folder


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("HEAD~1", "HEAD"), ONE),
        (("HEAD~1", "main"), ONE),
        (("HEAD",), TWO),
        (("HEAD~1",), THREE),
        (("HEAD~1", "data"), THREE),
        (("HEAD", "HEAD"), NOTHING + "\n"),
        (("data",), NOTHING + "\n"),
    ],
)
def test_a_state_is_a_revision_or_a_folder(repo: Path, words: tuple[str, ...], said: str) -> None:
    """HEAD left out is the working folder, changes that are not committed included."""
    done = diff(repo, *words)
    assert (done.exit_code, done.stdout, done.stderr) == (0, said, "")


def test_two_folders_need_no_repository(tmp_path: Path) -> None:
    for name, texts in (("old", tiny()), ("new", RENAMED)):
        write(texts, tmp_path / name)
    assert diff(tmp_path, "old", "new").stdout == ONE
    assert diff(tmp_path, str(tmp_path / "old"), "new").stdout == ONE


@pytest.mark.parametrize("name", ["nowhere", "0" * 40, "x" * 5000, "HEAD~9", "a b", "HEAD:data"])
def test_a_revision_that_is_not_there_is_named_in_words(repo: Path, name: str) -> None:
    for words in ((name,), ("HEAD", name)):
        done = diff(repo, *words)
        assert done.exit_code == 2
        assert f"`{name}` is not a folder and not a git revision." in done.stderr
        assert "shallow" not in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("", "HEAD"), "A revision is empty."),
        (("HEAD", ""), "A revision is empty."),
        (("data", "--data", "elsewhere"), "There is no data folder `elsewhere`."),
        (("HEAD", "HEAD~1", "--data", "elsewhere"), "`HEAD` has no folder `elsewhere`."),
        ((".git", "HEAD"), "`.git` is not a data folder"),
        (("-x",), "No such option"),
        (("--output=gone", "HEAD"), "No such option"),
        (("--", "-x"), "`-x` is not a folder and not a git revision"),
        (("--", "--output=gone", "HEAD"), "`--output=gone` is not a folder and not a git revision"),
        ((), "Missing argument"),
    ],
)
def test_what_cannot_be_compared_is_said(repo: Path, words: tuple[str, ...], said: str) -> None:
    done = diff(repo, *words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert not (repo / "gone").exists()


def test_a_branch_whose_name_begins_with_a_dash(repo: Path) -> None:
    git(repo, "update-ref", "refs/heads/-old", "HEAD~1")
    assert diff(repo, "HEAD", "--", "-old").exit_code == 2 or diff(repo, "--", "-old", "HEAD").stdout == ONE
    assert diff(repo, "refs/heads/-old", "HEAD").stdout == ONE


def test_a_folder_without_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    write(tiny(), tmp_path / "data")
    done = diff(tmp_path, "HEAD")
    assert done.exit_code == 2
    assert (
        "`HEAD` is not a folder, and `data` is not in a git repository. Git says: fatal: not a git repository"
        in done.stderr
    )


def test_a_machine_without_git(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repo))
    done = diff(repo, "HEAD")
    assert done.exit_code == 2
    assert "git is not installed. Compare two data folders instead." in done.stderr
    assert diff(repo, "data", "data").exit_code == 0


def test_an_empty_repository(tmp_path: Path) -> None:
    folder = repository(tmp_path / "repo")
    write(tiny(), folder / "data")
    assert "not a folder and not a git revision" in diff(folder, "HEAD").stderr


def test_a_shallow_clone_says_how_to_get_the_rest(repo: Path, tmp_path: Path) -> None:
    first = git(repo, "rev-parse", "HEAD~1")
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{repo}", "shallow")
    for name in ("HEAD~1", first):
        done = diff(tmp_path / "shallow", name)
        assert done.exit_code == 2
        assert "has only the latest commits. To get all: `git fetch --unshallow`." in done.stderr
    assert diff(tmp_path / "shallow", "HEAD").stdout == NOTHING + "\n"


@pytest.mark.parametrize(
    ("here", "data"),
    [
        (".", "company/site/data"),
        ("company", "site/data"),
        ("company/site", "data"),
        ("company/docs", "../site/data"),
        ("company/site/data", "."),
    ],
)
@pytest.mark.parametrize("absolute", [False, True])
def test_the_data_may_lie_anywhere_and_one_may_stand_anywhere(
    tmp_path: Path, here: str, data: str, absolute: bool
) -> None:
    repo = repository(tmp_path / "repo", tiny(), RENAMED, data="company/site/data")
    (repo / "company/docs").mkdir()
    found = str((repo / here / data).resolve()) if absolute else data
    done = diff(repo / here, "HEAD~1", "HEAD", "--data", found)
    assert (done.exit_code, done.stdout) == (0, ONE)
    write(AGAIN, repo / "company/site/data")
    assert diff(repo / here, "HEAD", "--data", found).stdout == TWO


def test_a_repository_elsewhere(repo: Path, tmp_path: Path) -> None:
    """The revisions are those of the data folder, not of where one stands."""
    assert diff(tmp_path, "HEAD~1", "HEAD", "--data", "repo/data").stdout == ONE


def test_data_that_are_the_repository(tmp_path: Path) -> None:
    repo = repository(tmp_path / "repo", tiny(), data=".")
    write(RENAMED, repo)
    assert diff(repo, "HEAD", "--data", ".").stdout == ONE


def test_a_commit_without_the_data(repo: Path) -> None:
    git(repo, "rm", "-r", "--quiet", "-f", "data")
    (repo / "readme").write_text("Nothing here.\n")
    git(repo, "add", "readme")
    git(repo, "commit", "--quiet", "--message", "Drop the data")
    done = diff(repo, "HEAD", "HEAD~1")
    assert done.exit_code == 2
    assert "`HEAD` has no folder `data`." in done.stderr
    assert diff(repo, "HEAD~2", "HEAD~1").stdout == ONE


@pytest.mark.parametrize("target", ["/etc/passwd", "../../outside.yaml", "../readme"])
def test_links_in_a_commit_lead_nowhere(repo: Path, target: str) -> None:
    """A link out of the data is a fault, with its file; what it would have held is neither new nor dropped."""
    git(repo, "checkout", "--quiet", "--force", "HEAD")
    (repo / "data/kpis.yaml").unlink()
    (repo / "data/kpis.yaml").symlink_to(target)
    git(repo, "add", "data")
    git(repo, "commit", "--quiet", "--message", "Link")
    done = diff(repo, "HEAD~1", "HEAD")
    assert done.exit_code == 0
    assert "* `data/kpis.yaml:1`" in done.stdout
    assert "Only partly compared, because some of the data could not be read: KPIs." in done.stdout
    assert "is removed" not in done.stdout


def test_faults_carry_file_and_line_from_a_commit_too(repo: Path) -> None:
    """Those of a commit are named as those of the working folder are; each is told once."""
    broken = changed(RENAMED, "roles.yaml", "to: senior-agent", "to: nobody")
    write(broken, repo / "data")
    git(repo, "commit", "--quiet", "--all", "--message", "Break")
    line = broken["roles.yaml"][: broken["roles.yaml"].index("to: nobody")].count("\n") + 1
    for words in (("HEAD~1", "HEAD"), ("HEAD~1",)):
        out = diff(repo, *words).stdout
        assert f"### Fix these problems first\n\n* `data/roles.yaml:{line}` There is no role \\`nobody\\`." in out
    assert "Fix these problems" not in diff(repo, "HEAD").stdout
    assert "Routes were not compared" in diff(repo, "HEAD").stdout


def test_json_is_for_scripts(repo: Path) -> None:
    found = json.loads(diff(repo, "HEAD~1", "HEAD", "--format", "json").stdout)
    text = "Researcher was called Analyst before."
    change = {"weight": "clarifies", "kind": "role", "id": "analyst", "field": "title", "text": text}
    assert found == {"changes": [change], "faults": [], "routes_compared": True, "partly_read": []}


def test_a_hook_of_git_may_run_it(repo: Path) -> None:
    """Git tells its hooks where the repository is; from another process, so that this one's environment stays."""
    run = [sys.executable, "-m", "careerguide", "diff", "HEAD~1", "HEAD"]
    env = {**GIT, **NOON, "PYTHONPATH": str(HOOKS), "GIT_DIR": str(repo / ".git"), "GIT_INDEX_FILE": ".git/index"}
    assert subprocess.run(run, cwd=repo, env=env, capture_output=True, text=True, check=True).stdout == ONE


def test_nothing_stays_behind(repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(revisions.tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    before = git(repo, "status", "--porcelain")
    diff(repo, "HEAD~1", "HEAD")
    assert list((tmp_path / "temporary").iterdir()) == []
    assert git(repo, "status", "--porcelain") == before

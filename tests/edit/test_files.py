"""Writing several files: all of them change, or none."""

from __future__ import annotations

from pathlib import Path

import pytest
from careerguide.edit.files import write_files
from careerguide.problems import DataError


def test_files_change_together_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {tmp_path / name: "new\n" for name in ("a.yaml", "b.yaml", "c.yaml")}
    for file in files:
        file.write_text("old\n", encoding="utf-8")
    replace = Path.replace

    def fails(self: Path, target: Path) -> Path:
        if target.name == "b.yaml":
            raise PermissionError(13, "Permission denied", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(DataError, match="Nothing was changed: Permission denied"):
        write_files(files)
    assert {file.read_text(encoding="utf-8") for file in tmp_path.iterdir()} == {"old\n"}
    assert len(list(tmp_path.iterdir())) == 3

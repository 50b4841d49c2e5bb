"""Will it publish? `make test` runs these checks; each tells what to do."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).parents[1]


class Guide(unittest.TestCase):
    """The guide of this company."""

    def test_no_problem_stops_a_build(self) -> None:
        self.run_careerguide("check", "--quick")

    def test_it_builds_and_every_link_works(self) -> None:
        with tempfile.TemporaryDirectory(dir=ROOT, prefix=".site.") as folder:
            self.run_careerguide("publish", str(Path(folder) / "site"))

    def run_careerguide(self, *words: str) -> None:
        """Run a command, and fail with what it says."""
        command = [sys.executable, "-m", "careerguide", *words]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, f"\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    unittest.main()

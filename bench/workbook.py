"""How a workbook of the default pack travels: how long it takes to write, 200 edits, and what a spreadsheet does to it.

    python bench/workbook.py [--edits 200] [--seed 1] [--office soffice]

With `--office`, LibreOffice opens and saves the workbook before and after the edits (Debian: libreoffice-calc).
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "hooks")]

from careerguide.edit.files import write_files  # noqa: E402
from careerguide.edit.workbook_changes import Choices  # noqa: E402
from careerguide.edit.workbook_import import Plan, plan_import  # noqa: E402
from careerguide.loading.data_folder import load  # noqa: E402
from careerguide.workbook import sheets, write  # noqa: E402
from support.case import DAY  # noqa: E402
from support.workbook_edits import edit, exported, tables  # noqa: E402


def planned(data: Path, file: Path) -> Plan:
    """The plan of an import; its problems end the bench."""
    plan = plan_import(data, ROOT / "docs", load(data), file, Choices(), DAY)
    if plan.problems:
        sys.exit("\n".join(map(str, plan.problems)))
    return plan


def saved_by_office(office: str, file: Path) -> Path:
    """The file as LibreOffice saves it."""
    folder = file.parent / "saved"
    command = [office, "--headless", f"-env:UserInstallation=file://{file.parent}/profile"]
    subprocess.run([*command, "--convert-to", "xlsx", "--outdir", folder, file], check=True, capture_output=True)
    return folder / file.name


def main() -> None:
    """Print one line for each measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--edits", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--office", default="")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        shutil.copytree(ROOT / "data", data)
        loaded = load(data)
        started = time.process_time()
        write.workbook(sheets.of_data(loaded), sheets.ids_of_data(loaded))
        print(f"written in {time.process_time() - started:.2f} s")
        file = exported(loaded, Path(folder) / "guide.xlsx")
        print(f"without edits: {len(planned(data, file).texts)} files would change")
        if options.office:
            saved = saved_by_office(options.office, file)
            print(f"saved by LibreOffice, without edits: {len(planned(data, saved).texts)} files would change")
            file = saved
        expected = tables(loaded)
        count = edit(file, random.Random(options.seed), options.edits, expected)
        if options.office:
            file = saved_by_office(options.office, file.rename(Path(folder) / "edited.xlsx"))
        write_files(planned(data, file).texts)
        after = tables(load(data))
        print(f"{count} edits: the data then says {'the same' if after == expected else 'SOMETHING ELSE'}")
        sys.exit(after != expected)


if __name__ == "__main__":
    main()

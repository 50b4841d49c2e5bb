"""Builds a site beside the old one, and swaps it in with one step."""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import shutil
import sys
from pathlib import Path

_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


def beside(site: Path) -> Path:
    """A new folder beside `site` to build in; a symbolic link is followed. Folders of builds that died are removed."""
    site = site.resolve()
    # `careerguide publish` builds beside the site, and MkDocs beside that folder: two numbers, and one more dot.
    pattern = re.compile(rf"\.{{1,2}}{re.escape(site.name)}((?:\.building-\d+)+)(-old)?")
    site.parent.mkdir(parents=True, exist_ok=True)
    for sibling in sorted(site.parent.iterdir()):
        match = pattern.fullmatch(sibling.name)
        if not match or any(_alive(int(pid)) for pid in re.findall(r"\d+", match[1])):
            continue
        if match[2] and not site.exists():
            sibling.rename(site)  # its build died between the two renames of `swap`
        else:
            shutil.rmtree(sibling, ignore_errors=True)
    folder = site.parent / f".{site.name}.building-{os.getpid()}"
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def swap(built: Path, site: Path) -> None:
    """Put the folder `built` in the place of `site`, then remove the old site.

    Linux exchanges the two names in one step, so that readers never see a missing folder. Other systems need two
    renames; if the process dies between them, the next `beside` puts the old site back.
    """
    site = site.resolve()
    if not site.exists():
        built.rename(site)
        return
    if not _exchange(built, site):
        old = built.with_name(built.name + "-old")
        site.rename(old)
        built.rename(site)
        built = old
    shutil.rmtree(built)


def _exchange(first: Path, second: Path) -> bool:
    """Exchange the names of two folders in one step; False if the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    with contextlib.suppress(OSError, AttributeError):
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
        done: int = renameat2(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE)
        return done == 0
    return False


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True

"""A site is built beside the old one and takes its place in one step, or not at all."""

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
    """A fresh folder beside `site` to build in. What dead builds left there is removed; a link is followed."""
    site = site.resolve()
    # `careerguide publish` builds beside the site, and MkDocs within it beside that: two numbers, and one more dot.
    pattern = re.compile(rf"\.{{1,2}}{re.escape(site.name)}((?:\.building-\d+)+)(-old)?")
    site.parent.mkdir(parents=True, exist_ok=True)
    for other in sorted(site.parent.iterdir()):
        match = pattern.fullmatch(other.name)
        if not match or any(_alive(int(pid)) for pid in re.findall(r"\d+", match[1])):
            continue
        if match[2] and not site.exists():
            other.rename(site)  # its build died between two renames
        else:
            shutil.rmtree(other, ignore_errors=True)
    folder = site.parent / f".{site.name}.building-{os.getpid()}"
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def swap(built: Path, site: Path) -> None:
    """Put `built` in the place of `site`; what stood there is removed afterwards.

    Linux exchanges the two names in one step, so that no reader ever meets a missing folder. Elsewhere two renames
    come close; if a process dies between them, the next `beside` puts the old site back.
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


def _exchange(one: Path, other: Path) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    with contextlib.suppress(OSError, AttributeError):
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
        done: int = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
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

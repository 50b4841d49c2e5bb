"""The command line: one module per command. Commands call the other packages and compute nothing themselves."""

from . import (
    check,
    counts,
    diff,
    fmt,
    font,
    init,
    new,
    openings,
    pack,
    pages,
    permalinks,
    rename,
    report,
    retire,
    route,
    schemas,
    site,
    workbook,  # each adds its commands to the group
)
from .base import main

__all__ = [
    "check",
    "counts",
    "diff",
    "fmt",
    "font",
    "init",
    "main",
    "new",
    "openings",
    "pack",
    "pages",
    "permalinks",
    "rename",
    "report",
    "retire",
    "route",
    "schemas",
    "site",
    "workbook",
]

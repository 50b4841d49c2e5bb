"""The command line. Commands hand over to the rooms that know; nothing is worked out here."""

from . import (
    check,
    diff,
    edit,
    files,
    new,
    report,
    route,
    site,  # each adds its commands to the group
)
from .base import main

__all__ = ["check", "diff", "edit", "files", "main", "new", "report", "route", "site"]

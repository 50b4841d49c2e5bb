"""What the system refuses, such as a full disk or a folder that is read-only, in a sentence with the cure."""

from __future__ import annotations

import errno

_CURES = {
    errno.ENOSPC: "The disk is full. Free some space, then run the command again.",
    errno.EDQUOT: "Your share of the disk is used up. Free some space, then run the command again.",
    errno.EROFS: "The disk is read-only. Choose another folder.",
    errno.EACCES: "You may not write or read there. Choose another folder, or ask for the permission.",
    errno.EPERM: "You may not write or read there. Choose another folder, or ask for the permission.",
    errno.ENAMETOOLONG: "The name is too long for this disk. Choose a shorter one.",
    errno.EEXIST: "A part of this path is a file, not a folder. Choose another folder.",
    errno.ENOTDIR: "A part of this path is a file, not a folder. Choose another folder.",
    errno.EISDIR: "This is a folder, not a file.",
    errno.EMFILE: "Too many files are open. Close other programs, then run the command again.",
}


def in_words(error: OSError) -> str:
    """The sentence: the file, if the system names it, and what to do."""
    place = f"`{error.filename}`: " if error.filename else ""
    return f"{place}{_CURES.get(error.errno or 0, f'{error.strerror or error}.')}"

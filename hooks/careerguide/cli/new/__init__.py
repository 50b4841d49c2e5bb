"""`careerguide new`: one module per kind of entry."""

from . import (
    event,
    move,
    opening,
    role,
    skill,
    story,  # each adds its command to the group
)
from .base import new

__all__ = ["event", "move", "new", "opening", "role", "skill", "story"]

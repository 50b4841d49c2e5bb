"""How a build in another process is told for whom the site is."""

from __future__ import annotations

# Its value is `PUBLIC` for the site for people outside the company; anything else is the site inside.
AUDIENCE_VARIABLE = "CAREERGUIDE_AUDIENCE"
INSIDE, PUBLIC = "inside", "public"

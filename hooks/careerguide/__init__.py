"""careerguide: role ladders in YAML become a career site."""

__version__ = "0.1.0"

"""Carries a site of careerguide into MkDocs: the only package that imports mkdocs."""

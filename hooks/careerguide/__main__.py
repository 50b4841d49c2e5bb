"""`python -m careerguide`."""

from .cli import main

main()

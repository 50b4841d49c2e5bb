"""`python -m careerguide`."""

from careerguide.cli import main

main()

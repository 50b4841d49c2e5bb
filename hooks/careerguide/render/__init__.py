"""Templates and what they need: the Jinja environment, the components, links to the glossary."""

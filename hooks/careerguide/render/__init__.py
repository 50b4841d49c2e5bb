"""Templates: the Jinja environment, the components, and links to the glossary."""

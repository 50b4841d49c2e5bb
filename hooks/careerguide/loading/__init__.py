"""Reads the data folder: YAML files become checked records with places, and mistakes become problems for HR."""

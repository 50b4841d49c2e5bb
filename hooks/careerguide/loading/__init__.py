"""YAML text becomes checked records with positions; what is wrong with it is said in HR's words."""

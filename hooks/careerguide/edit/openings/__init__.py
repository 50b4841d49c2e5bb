"""The import of openings: from the export of an applicant-tracking system to a data file that `check` accepts.

`export_file.py` reads the file, `column_map.py` says which column is which field, `dates.py` and
`entries.py` turn cells into values, `importing.py` checks all rows by the rules, and `undecided.py` keeps the names
that HR has to decide about.
"""

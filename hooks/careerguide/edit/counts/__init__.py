"""The imports of counts: how long moves took at the company, and how many people there are.

`count_columns.py` reads the file, `months.py` its months and quarters. `stays.py` and `waiting_time.py` turn the months
of people into the months of moves. Only numbers of at least five people leave this package.
"""

"""The default pack as a source: what came from it, what the company changed, and how a newer pack is merged.

`data/pack.lock` (`loading/pack_record.py`) holds every entry as it came; `loading/pack_matches.py` finds it again. `record.py` writes it, `selection.py` chooses
the entries of some tracks, `merge.py` merges its fields,
`text_merge.py` and `new_entries.py` change the files, `status.py` lists changes, and `upgrade.py` does it all.
"""

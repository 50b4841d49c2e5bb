"""The default pack and the default pages, as they ship; a new company's folder, and a newer pack for an old one.

`data/pack.lock` (`loading/pack_record.py`) holds every entry as it came; `loading/pack_matches.py` finds it again under
other ids, and `loading/origins.py` says what the company did with it. `record.py` writes the record, `selection.py`
chooses the entries of some tracks, `status.py` lists changes, `merge.py` merges the fields of an entry,
`text_merge.py` and `new_entries.py` change texts, `folder_merge.py` merges a folder, and `upgrade.py` does it all.
"""

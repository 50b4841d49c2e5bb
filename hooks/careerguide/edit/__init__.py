"""Changes of the data that keep every comment and all formatting: new entries, other ids, keys in order.

Text is edited where it stands and never written anew from values; what cannot be done safely is not done, and said.
"""

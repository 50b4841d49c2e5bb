"""Commands that change data files: new, rename and fmt. They keep every comment and the layout.

They edit the text in place and never write a whole file from its values. If an edit is not safe, they stop and say why.
"""

"""Incremental reparse: after an edit, only what it touches is read again, and the result is the same as of a full parse.

`entries` says which entries of a mapping can be read apart from the rest, `document` puts a document together from
them, `tree` builds the nodes they hold. Whoever cannot show that this is safe raises, and the whole file is read.
"""

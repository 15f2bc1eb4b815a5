"""Replacing words: the places that are found, in words and as rows."""

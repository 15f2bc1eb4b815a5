"""The trees of a library as rows of a table: what each row shows, how it is sorted, when a file changed last."""

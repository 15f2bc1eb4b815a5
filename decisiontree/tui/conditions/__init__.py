"""The condition builder without its screen: questions in words, the clauses of a text as rows, and what a condition means."""

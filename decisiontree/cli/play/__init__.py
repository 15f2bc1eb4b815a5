"""`decisiontree play`: a walk through a tree in the terminal."""

"""The tour of two minutes: a sample tree, what to press on it, and the screen that waits for that."""

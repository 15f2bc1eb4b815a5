"""What an author can do, by noun: each command is a function of the editor's context. Which document has which: `tables`."""

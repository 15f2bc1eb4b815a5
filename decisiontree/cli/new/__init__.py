"""`decisiontree new`: start a tree from a template or from one of the samples."""

"""`decisiontree export` and `exporters`: pages of trees, and what can make them."""

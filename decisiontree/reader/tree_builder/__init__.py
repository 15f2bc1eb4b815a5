"""YAML nodes to the model: shapes, types and values of every field, nearest words for what is misspelt."""

"""Nodes that are selected in the outline, so that one command changes them all."""

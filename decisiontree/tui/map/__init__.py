"""The map of a tree: its boxes in columns, the lines between them, and all of it as rows of text. Knows no Textual.

Algorithm: layered drawing of graphs; Sugiyama, Tagawa, Toda: Methods for Visual Understanding of Hierarchical System Structures, 1981.
"""

"""One module for each rule, its manual in its docstring; the registry finds them."""

from __future__ import annotations

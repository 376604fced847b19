"""Pieces of the page Import: what was read, and what a change brings."""

"""Engines: the same matching where a table does not fit into one process."""

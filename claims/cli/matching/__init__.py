"""The commands of matching: a table, two lists, and weights from labels."""

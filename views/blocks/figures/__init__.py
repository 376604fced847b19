"""The table of who says how many, as HTML."""

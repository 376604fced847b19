"""Who says how many, as sheets."""

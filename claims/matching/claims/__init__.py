"""The claim frame: one row per claim, prepared once for all that compares it."""

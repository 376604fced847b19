"""The claim frame: one row a claim, prepared once for all that compares it."""

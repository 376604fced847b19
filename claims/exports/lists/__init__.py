"""Claims and incidents as lists: one row each, their figures in columns."""

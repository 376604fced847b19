"""A workspace as a whole: copied, backed up and brought back, and its history from the first day."""

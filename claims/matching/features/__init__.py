"""Features: one file per feature, with its levels, its comparison and its words."""

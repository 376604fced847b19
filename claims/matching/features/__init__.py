"""Features: one file a feature, with its levels, its comparison and its words."""

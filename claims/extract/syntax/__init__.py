"""Who did what to whom, and who says so: rules over the dependency parse of English sentences."""

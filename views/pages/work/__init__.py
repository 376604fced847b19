"""Pages on which a project is worked in by hand."""

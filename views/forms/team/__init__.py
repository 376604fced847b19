"""Who signed in, and who may do what in a project."""

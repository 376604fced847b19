"""A file becomes a document: its text, its language, what is known of its publication."""

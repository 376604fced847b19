"""Forms of what is kept beside the tables of a project: notes, tags and saved views."""

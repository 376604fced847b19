"""Files that somebody brings, looked at and added to a project, in a process of its own."""

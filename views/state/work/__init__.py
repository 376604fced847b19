"""What a visitor does: their name, and their changes of the open project."""

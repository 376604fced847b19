"""The style sheet of our own blocks, in parts."""

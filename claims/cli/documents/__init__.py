"""The commands for texts: drafts made from them, and fragments found in them."""

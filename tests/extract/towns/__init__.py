"""Towns of the world."""

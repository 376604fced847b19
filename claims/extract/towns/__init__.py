"""Towns of the world: found in a text by name, with the country and the division that they lie in."""

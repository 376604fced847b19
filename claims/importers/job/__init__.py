"""An import in a process of its own, so that nobody waits for it."""

"""State: what lives between clicks, in the address, the session and the cache."""

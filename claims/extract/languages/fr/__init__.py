"""French: word lists."""

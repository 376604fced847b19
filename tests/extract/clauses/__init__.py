"""Reading by word lists."""

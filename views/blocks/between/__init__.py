"""Sources compared with each other, as HTML."""

"""Forms: widgets that change something."""

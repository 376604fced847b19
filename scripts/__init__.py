"""What maintainers run: tables made anew, pictures, checks."""

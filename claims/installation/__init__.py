"""What is installed: the version of this program, and what each of its features still lacks on this machine."""

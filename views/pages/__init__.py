"""The pages: one file each, with `show`."""

"""Coding an account by hand: boxes that grow with use, figures read as they are typed, the form, and what is done with whole accounts."""

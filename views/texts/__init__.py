"""Texts: every word on screen."""

"""Measurements of matching: synthetic claims, a comparison with Splink, and where the time goes."""

"""Plots of one subject with all that stands around them."""

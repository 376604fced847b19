"""Plots: figures, their colours, and their files."""

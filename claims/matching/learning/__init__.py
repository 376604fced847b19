"""Weights and thresholds from labels, and the pairs that are worth asking about."""

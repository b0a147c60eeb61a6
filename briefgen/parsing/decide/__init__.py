"""Decisions over candidates: sums of weights. Nothing here knows Chinese."""

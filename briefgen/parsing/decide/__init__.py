"""Decisions over candidates: sums of weights, best sets, best sequences. Nothing here knows Chinese."""

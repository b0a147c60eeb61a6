"""Bytes to text: decoding, the one-to-one shadow that patterns match on, blocks and sentences."""

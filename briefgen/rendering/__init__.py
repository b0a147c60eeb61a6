"""The record to output: a `Document` in, the text of a file out. Nothing here parses, opens a file or knows a source."""

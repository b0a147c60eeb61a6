"""A record as a page on which a person checks and corrects it: a `Document` with its text in, one HTML file out."""

"""Who said what: attributions, and how far what was said runs."""

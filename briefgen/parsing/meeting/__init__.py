"""The meeting itself: which there are, what each is called, when and where it was held, and what its stages share."""

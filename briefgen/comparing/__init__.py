"""Two records of the same meeting, or two versions of a text: what differs between them."""

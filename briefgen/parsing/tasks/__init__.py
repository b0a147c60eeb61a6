"""What must be done: demands, who must act, by when and how much."""

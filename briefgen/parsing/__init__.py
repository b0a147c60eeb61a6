"""Text to record. `pipeline` names the stages in order; each module finds one kind of fact."""

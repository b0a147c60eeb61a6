"""Named features of a candidate and its surroundings: `name=value` strings, one small function each, for `decide.linear`."""

"""Many inputs, one report: `run.run` finds the inputs, has workers convert them, and writes what they give, part by part."""

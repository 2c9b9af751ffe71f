"""State: what is being looked at, as immutable values, and the commands that change it."""

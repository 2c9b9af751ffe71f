"""What runs before anything else, on the standard library alone."""

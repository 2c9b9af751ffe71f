"""The thorough reader: every fault with its place."""

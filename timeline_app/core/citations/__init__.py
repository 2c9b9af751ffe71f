"""Citations anchored in the words of their sources."""

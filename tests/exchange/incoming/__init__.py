"""Other people's files, as they come in."""

"""Parts of the command catalogue that are long enough to stand on their own."""

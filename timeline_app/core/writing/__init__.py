"""Lists as text: the same list is always the same text, whoever writes it."""

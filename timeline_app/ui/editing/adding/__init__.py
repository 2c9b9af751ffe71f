"""A document on its way into a list: its paragraphs as they were read, for a person to settle."""

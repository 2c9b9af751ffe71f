"""How each language says dates: forms, words around them, and what is no date."""

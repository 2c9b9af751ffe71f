"""The file format as types, its schema, and problems with their place."""

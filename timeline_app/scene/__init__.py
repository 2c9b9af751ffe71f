"""The scene: from a table, a span and a size to one immutable display list. Knows no Qt."""

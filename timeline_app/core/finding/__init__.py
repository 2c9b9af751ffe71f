"""Text search: folding, index, ranking."""

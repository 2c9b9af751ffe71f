"""Spans, scales, and the pieces of time an axis is made of."""

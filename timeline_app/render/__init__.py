"""Rendering: theme tokens, text measuring, and the one painter for every device."""

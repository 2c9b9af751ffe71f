"""Which panes of the window are in sight, side by side or one on another."""

"""Exchange: the filtered events in formats that other programs read. Knows no Qt."""

"""How the canvas is drawn: frames, tiles, the gutter, and scenes made ahead."""

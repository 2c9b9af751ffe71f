"""The window: thin widgets around state, scene and render."""

"""SVG: the display list as elements, with letters as text. Knows no widgets."""

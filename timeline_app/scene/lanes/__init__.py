"""Lines to put marks on: packing, stacking, and bins to count in."""

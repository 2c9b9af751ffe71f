"""Paper: pages laid out anew, with drawing, notes, links and bookmarks."""

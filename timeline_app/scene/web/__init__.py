"""What a page for a browser shows of a timeline: the story in strips, one for each track."""

"""TimelineJS (JSON): its slides and eras."""

"""The panes around the timeline."""

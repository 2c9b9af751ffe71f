"""The Timeline Project (XML): its events and eras."""

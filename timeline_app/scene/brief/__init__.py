"""The brief: page one for whoever has a minute, and behind it all that can be checked."""

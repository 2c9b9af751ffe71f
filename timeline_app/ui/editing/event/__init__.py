"""An event as it is written: its fields, the card beside chosen words, and the form."""

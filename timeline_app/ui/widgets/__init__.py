"""What widgets of every room share: texts shown as they are, sizes that a screen has room for."""

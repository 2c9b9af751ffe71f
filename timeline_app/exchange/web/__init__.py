"""One HTML file of a list: picture, search, filter and every event with what it rests on."""

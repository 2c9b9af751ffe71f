"""What comes from others while a list is edited: new editions of documents, and annotations."""

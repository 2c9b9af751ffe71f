"""Other people's files: what stands in them, as drafts from which a list is put together."""

"""Tags of a PDF: what Qt wrote, with what its parts are and what a reader of it has to know."""

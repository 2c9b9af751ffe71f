"""Documents of one's own: what stands in a text, saved page, DOCX or PDF, as paragraphs."""

"""Events as columns: dates, facets, events on demand."""

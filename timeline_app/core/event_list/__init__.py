"""The list as the program uses it: filters, order, neighbours."""

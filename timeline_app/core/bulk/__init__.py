"""Large files at speed."""

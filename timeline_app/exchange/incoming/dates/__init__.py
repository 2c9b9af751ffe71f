"""Dates as other people write them, in several languages, and the EDTF they mean."""

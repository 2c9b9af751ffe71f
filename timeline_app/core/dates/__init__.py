"""Dates as EDTF and as zone-less seconds, and what people type."""

"""Tests of events as tables."""

"""Tests of the scene; none needs Qt."""

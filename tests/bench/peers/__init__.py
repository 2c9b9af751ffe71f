"""Peers, measured on the same machine in the same hour; skipped where they are missing."""

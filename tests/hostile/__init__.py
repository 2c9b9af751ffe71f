"""Inputs that try to do harm, through every door and every way out."""

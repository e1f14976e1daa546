"""Unlocking and the first run."""

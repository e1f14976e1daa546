"""Focal Point: the offline desk of a national counter-terrorism focal point."""

__version__ = "0.1.0"

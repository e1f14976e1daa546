"""Colours, icons, fonts and the one stylesheet."""

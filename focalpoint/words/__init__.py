"""Codes to sentences: the one place where codes of the domain become words of the six languages."""

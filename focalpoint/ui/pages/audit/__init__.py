"""Audit: the journal as a list, one entry in the inspector, and handing it out."""

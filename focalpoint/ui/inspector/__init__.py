"""The inspector: every field of the selected record, edited in place and saved at once."""

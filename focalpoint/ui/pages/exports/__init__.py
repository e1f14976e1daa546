"""Export of a plan: format, language of the document, place."""

"""One module a revision, named by the schema version that it makes."""

"""One renderer a file format."""

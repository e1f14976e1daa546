"""The page of the library: texts by kind, passages found in them, and a viewer that leaves nothing on the disk."""

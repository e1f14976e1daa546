"""What comes in: importers behind a gate for hostile files."""

"""What is written out: records become neutral documents and workbooks, then files."""
